using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Tests;

/// <summary>How a package index on loopback behaves.</summary>
public sealed record IndexBehaviour
{
    /// <summary>JSON where the client takes it; else only HTML, which has no sizes and no times.</summary>
    public bool Json { get; init; } = true;

    /// <summary>Metadata files beside wheels.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>Parts of files.</summary>
    public bool Ranges { get; init; } = true;

    /// <summary>HEAD requests.</summary>
    public bool Heads { get; init; } = true;

    /// <summary>Digests of files.</summary>
    public bool Digests { get; init; } = true;

    /// <summary>Names for states of pages and files.</summary>
    public bool Etags { get; init; }

    /// <summary><c>user:password</c> that every request must bring.</summary>
    public string? Credentials { get; init; }

    /// <summary>A second folder of files.</summary>
    public string? MoreFiles { get; init; }

    /// <summary>Holds a file back, by its name, until the task has ended.</summary>
    public Func<string, Task> Hold { get; init; } = _ => Task.CompletedTask;

    /// <summary>Changes a page before it is sent.</summary>
    public Action<JsonObject>? Edit { get; init; }
}

/// <summary>Serves a folder as a package index: <c>simple/NAME/index.json</c> and <c>files/</c>.</summary>
public sealed class IndexServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly IndexBehaviour _behaviour;

    public IndexServer(string folder, IndexBehaviour? behaviour = null)
    {
        (_folder, _behaviour) = (folder, behaviour ?? new IndexBehaviour());
        Port = TestServer.FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public Uri Simple => new($"http://127.0.0.1:{Port}/simple/");

    /// <summary>Everything that was asked: method and path, and <c>bytes</c> where a part was.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context.Request, context.Response));
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = Uri.UnescapeDataString(request.Url!.AbsolutePath);
        Requests.Enqueue($"{request.HttpMethod} {path}{(request.Headers["Range"] is null ? "" : " bytes")}");
        try
        {
            if (_behaviour.Credentials is { } wanted && request.Headers["Authorization"] != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(wanted))}")
                response.StatusCode = 401;
            else if (Regex.Match(path, "^/simple/([^/]+)/$") is { Success: true } page)
                await PageAsync(page.Groups[1].Value, request, response);
            else if (Regex.Match(path, @"^/files/([^/]+?)(\.metadata)?$") is { Success: true } file)
                await FileAsync(file.Groups[1].Value, file.Groups[2].Success, request, response);
            else
                response.StatusCode = 404;
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            response.Abort();
        }
    }

    private async Task PageAsync(string project, HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = Path.Combine(_folder, "simple", project, "index.json");
        if (!File.Exists(path))
        {
            response.StatusCode = 404;
            return;
        }
        var page = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        _behaviour.Edit?.Invoke(page);
        foreach (var file in page["files"]!.AsArray())
        {
            if (!_behaviour.Metadata)
                file!.AsObject().Remove("core-metadata");
            if (!_behaviour.Digests)
                file!["hashes"] = new JsonObject();
        }
        var isJson = _behaviour.Json && request.Headers["Accept"]?.Contains("json", StringComparison.Ordinal) == true;
        var body = Encoding.UTF8.GetBytes(isJson ? page.ToJsonString() : Html(page));
        response.ContentType = isJson ? "application/vnd.pypi.simple.v1+json" : "text/html; charset=utf-8";
        var etag = $"\"{Convert.ToHexString(SHA256.HashData(body))[..16]}\"";
        if (_behaviour.Etags)
            response.Headers["ETag"] = etag;
        if (_behaviour.Etags && request.Headers["If-None-Match"] == etag)
            response.StatusCode = 304;
        else
            await SendAsync(response, body, request.HttpMethod);
    }

    private static string Html(JsonObject page)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><head><title>Links</title></head>\n<body>\n<!-- <a href=\"not-a-link\">x</a> -->\n");
        foreach (var file in page["files"]!.AsArray())
        {
            var fragment = file!["hashes"]?["sha256"] is { } hash ? $"#sha256={hash}" : "";
            var attributes = file["requires-python"] is { } python ? $" data-requires-python=\"{WebUtility.HtmlEncode(python.ToString())}\"" : "";
            if (file["core-metadata"] is JsonObject metadata)
                attributes += $" data-core-metadata='sha256={metadata["sha256"]}'";
            if (file["yanked"] is JsonValue yanked && yanked.ToString() is not "false")
                attributes += $" data-yanked=\"{WebUtility.HtmlEncode(yanked.ToString() == "true" ? "" : yanked.ToString())}\"";
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"{file["url"]}{fragment}\"{attributes}>{file["filename"]}</a><br>\n");
        }
        return html.Append("</body></html>\n").ToString();
    }

    private async Task FileAsync(string name, bool isMetadata, HttpListenerRequest request, HttpListenerResponse response)
    {
        var path = Path.Combine(_folder, "files", isMetadata ? $"{name}.metadata" : name);
        if (!File.Exists(path) && _behaviour.MoreFiles is { } more)
            path = Path.Combine(more, name);
        if (!File.Exists(path) || (isMetadata && !_behaviour.Metadata))
        {
            response.StatusCode = 404;
            return;
        }
        if (request.HttpMethod == "HEAD" && !_behaviour.Heads)
        {
            response.StatusCode = 405;
            return;
        }
        await _behaviour.Hold(name);
        var bytes = await File.ReadAllBytesAsync(path);
        var etag = $"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\"";
        if (_behaviour.Etags)
            response.Headers["ETag"] = etag;
        var isSame = request.Headers["If-Range"] is not { } state || state == etag;
        if (isSame && _behaviour.Ranges && Regex.Match(request.Headers["Range"] ?? "", @"^bytes=(\d*)-(\d*)$") is { Success: true } range)
        {
            var (from, to) = (range.Groups[1].Value, range.Groups[2].Value);
            var start =
                from.Length > 0 ? int.Parse(from, CultureInfo.InvariantCulture) : Math.Max(0, bytes.Length - int.Parse(to, CultureInfo.InvariantCulture));
            var end = from.Length > 0 && to.Length > 0 ? Math.Min(bytes.Length - 1, int.Parse(to, CultureInfo.InvariantCulture)) : bytes.Length - 1;
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {start}-{end}/{bytes.Length}";
            bytes = bytes[start..(end + 1)];
        }
        response.ContentType = "application/octet-stream";
        await SendAsync(response, bytes, request.HttpMethod);
    }

    private static async Task SendAsync(HttpListenerResponse response, byte[] body, string method)
    {
        response.ContentLength64 = body.Length;
        if (method != "HEAD")
            await response.OutputStream.WriteAsync(body);
    }
}
