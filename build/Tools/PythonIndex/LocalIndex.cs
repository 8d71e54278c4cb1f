using System.Net;
using System.Security.Cryptography;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>
/// An index on loopback that a resolver is pointed at, instead of the real ones: so a name can only come from the index that may serve it, credentials stay in
/// this process, a page is asked for once for all targets, and indexes without metadata or upload times are no special case of the resolver.
/// A random word in its address keeps other users of the machine out.
/// </summary>
public sealed class LocalIndex : IDisposable
{
    private const int Attempts = 20;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ResolverView _view;
    private readonly ContentStore _store;
    private readonly string _word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Starts serving.</summary>
    /// <param name="view">What is served.</param>
    /// <param name="home">The user's folders.</param>
    public LocalIndex(ResolverView view, SlipwayHome home)
    {
        (_view, _store) = (view, new ContentStore(home.Store));
        (_listener, Root) = Listen();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Address of the simple API.</summary>
    public Uri Address => new($"{Root}{_word}/simple/");

    /// <summary>What must not be shown to users: it is of no use to them.</summary>
    public string Word => _word;

    private string Root { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    /// <summary>A listener that could not start is spent: each attempt takes a new one.</summary>
    private static (HttpListener Listener, string Root) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var root = $"http://127.0.0.1:{RandomNumberGenerator.GetInt32(20000, 60000)}/";
            var listener = new HttpListener { Prefixes = { root } };
            try
            {
                listener.Start();
                return (listener, root);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            switch (Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                case [var word, "simple", var project] when word == _word:
                    await PageAsync(context.Response, ProjectName.Normalize(project));
                    break;
                case [var word, "files", var project, var file] when word == _word:
                    await FileAsync(context.Response, project, file);
                    break;
                default:
                    context.Response.StatusCode = 404;
                    break;
            }
            context.Response.Close();
        }
        catch (Exception)
        {
            // The resolver hung up, or an index failed: the view keeps what went wrong, and the resolver gets no whole answer.
            context.Response.Abort();
        }
    }

    private async Task PageAsync(HttpListenerResponse response, string project)
    {
        if (await _view.PageAsync(project, _stop.Token) is not { } page)
        {
            response.StatusCode = 404;
            return;
        }
        response.ContentType = JsonPage.ContentType;
        await SendAsync(response, ServedPage.Write(page, file => $"{Root}{_word}/files/{project}/{Uri.EscapeDataString(file.FileName)}"));
    }

    private async Task FileAsync(HttpListenerResponse response, string project, string name)
    {
        const string ending = ".metadata";
        var isMetadata = name.EndsWith(ending, StringComparison.Ordinal);
        var fileName = isMetadata ? name[..^ending.Length] : name;
        var page = await _view.PageAsync(project, _stop.Token);
        if (page?.Files.FirstOrDefault(x => x.FileName == fileName) is not { } file)
            response.StatusCode = 404;
        else if (!isMetadata)
            await SendFileAsync(response, project, file);
        else if (await _view.MetadataAsync(project, file, _stop.Token) is { } metadata)
            await SendAsync(response, metadata);
        else
            response.StatusCode = 404;
    }

    private async Task SendFileAsync(HttpListenerResponse response, string project, IndexFile file)
    {
        var (digest, size) = await _view.Client.FetchAsync(project, file, _stop.Token);
        response.ContentLength64 = size;
        await using var content = _store.Open(digest);
        await content.CopyToAsync(response.OutputStream, _stop.Token);
    }

    private async Task SendAsync(HttpListenerResponse response, byte[] body)
    {
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body, _stop.Token);
    }
}
