using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Slipway.Tests;

/// <summary>
/// GitHub's REST API on loopback as far as the build asks it, at the path of an Enterprise server, and a second port for files, as GitHub keeps them elsewhere.
/// It knows one token; whatever comes without it is refused, and that the other port never sees it is for tests to ask.
/// </summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    public const string Token = "ghs_0123456789abcdefghijklmnopqrstuvwxyzAB";
    public const string Repository = "team/service";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, string Path, Func<HttpContext, Func<Task>, Task> Fault)> _faults = new();

    private FakeGitHub(WebApplication app) => (_app, Data) = (app, new FakeGitHubData());

    /// <summary>What the server has.</summary>
    public FakeGitHubData Data { get; }

    /// <summary>As GITHUB_API_URL has it.</summary>
    public string Address => $"http://127.0.0.1:{Port}/api/v3";

    public int Port { get; private set; }

    public int FilesPort { get; private set; }

    /// <summary>Every request, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Requests that count against the rate limit.</summary>
    public int Charged { get; private set; }

    public static async Task<FakeGitHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var server = new FakeGitHub(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(x => new Uri(x).Port).ToList();
        (server.Port, server.FilesPort) = (addresses[0], addresses[1]);
        return server;
    }

    /// <summary>The next request of that kind goes wrong: the fault gets the request and what would answer it.</summary>
    public FakeGitHub Fail(string method, string path, Func<HttpContext, Func<Task>, Task> fault)
    {
        _faults.Enqueue((method, path, fault));
        return this;
    }

    /// <summary>Methods and paths below the repository, without queries.</summary>
    public IReadOnlyList<string> Log =>
        [.. Requests.Where(x => x.Port == Port).Select(x => $"{x.Method} {x.Path.Replace($"/api/v3/repos/{Repository}/", "", StringComparison.Ordinal)}")];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var port = context.Connection.LocalPort;
        Requests.Enqueue(new Asked(port, request.Method, request.Path, request.QueryString.Value ?? "", request.Headers.Authorization.ToString(), body));
        if (_faults.TryPeek(out var next) && next.Method == request.Method && request.Path.Value!.Contains(next.Path, StringComparison.Ordinal))
        {
            _faults.TryDequeue(out _);
            await next.Fault(context, () => NormalAsync(context, port, body));
        }
        else
            await NormalAsync(context, port, body);
    }

    private async Task NormalAsync(HttpContext context, int port, string body)
    {
        if (port == FilesPort)
        {
            var file = Data.Files[context.Request.Path.Value!.Trim('/')];
            context.Response.ContentType = "application/zip";
            context.Response.ContentLength = file.Length;
            await context.Response.Body.WriteAsync(file);
            return;
        }
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            await WriteAsync(context, 401, """{"message":"Bad credentials"}""");
            return;
        }
        var answer = new FakeGitHubAnswers(this, context.Request, body).Answer();
        var json = answer.Body?.ToJsonString() ?? "";
        if (answer.Location is not null)
            context.Response.Headers.Location = answer.Location;
        if (answer.Link is not null)
            context.Response.Headers.Link = answer.Link;
        if (answer.Status == 200 && context.Request.Method == "GET")
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..20]}\"";
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = 304;
                return;
            }
        }
        Charged++;
        await WriteAsync(context, answer.Status, json);
    }

    public static async Task WriteAsync(HttpContext context, int status, string json, string type = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(json);
    }
}

/// <summary>A request.</summary>
public sealed record Asked(int Port, string Method, string Path, string Query, string Authorization, string Body);

/// <summary>An answer.</summary>
public sealed record FakeAnswer(int Status, JsonNode? Body, string? Location = null, string? Link = null);
