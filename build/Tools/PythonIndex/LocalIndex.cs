using System.Net;
using System.Security.Cryptography;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>
/// An index on this machine (PEP 503, 658, 691). A resolver is pointed at one on loopback instead of the real ones: so a name can only come from the index that may
/// serve it, credentials stay in this process, a page is asked for once for all targets, and indexes without metadata or upload times are no special case of the
/// resolver; a random word in its address keeps other users of the machine out. Another one offers the store's wheels to whoever may reach it.
/// </summary>
public sealed class LocalIndex : IDisposable
{
    private readonly IndexListener _listener;
    private readonly IReadOnlyDictionary<string, IServedIndex> _indexes;
    private readonly ContentStore _store;

    /// <summary>Starts serving one index to this user, at a free port of loopback.</summary>
    /// <param name="index">What is served.</param>
    /// <param name="home">The user's folders.</param>
    public LocalIndex(IServedIndex index, SlipwayHome home)
    {
        Word = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        (_indexes, _store) = (new Dictionary<string, IServedIndex> { [Word] = index }, new ContentStore(home.Store));
        _listener = new IndexListener(ListenAddress.Free, AnswerAsync);
    }

    /// <summary>Starts serving indexes to whoever reaches the address.</summary>
    /// <param name="indexes">What is served below <c>/NAME/simple/</c>, or below <c>/simple/</c> where the name is empty.</param>
    /// <param name="store">Has the files.</param>
    /// <param name="address">Where to listen.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP524.</exception>
    public LocalIndex(IReadOnlyDictionary<string, IServedIndex> indexes, ContentStore store, ListenAddress address)
    {
        (_indexes, _store, Word) = (indexes, store, indexes.Keys.First());
        _listener = new IndexListener(address, AnswerAsync);
    }

    /// <summary>Address of the simple API of the first index.</summary>
    public Uri Address => AddressOf(Word);

    /// <summary>What must not be shown to users where it is random: it is of no use to them.</summary>
    public string Word { get; }

    /// <summary>Address of the simple API of an index.</summary>
    /// <param name="name">Its name.</param>
    public Uri AddressOf(string name) => new($"http://{_listener.Address}{PathOf(name)}/simple/");

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private static string PathOf(string name) => name.Length == 0 ? "" : $"/{name}";

    private Task AnswerAsync(HttpListenerContext context, CancellationToken cancellation)
    {
        var answer = new ServedAnswer(context, cancellation);
        // Names from here on are looked up, never made a path of.
        string[] parts = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).Split('/')[1..];
        var name = parts[0];
        if (_indexes.TryGetValue("", out var index))
            name = "";
        else if (_indexes.TryGetValue(name, out index))
            parts = parts[1..];
        else
            parts = [];
        switch (parts)
        {
            case ["simple", ""]:
                return ListAsync(index!, context, answer);
            case ["simple"]:
                answer.MovedTo($"{PathOf(name)}/simple/");
                return Task.CompletedTask;
            case ["simple", var project, ""] when ProjectName.Normalize(project) == project:
                return PageAsync(index!, project, context, answer, cancellation);
            case ["simple", var project, .. [] or [""]]:
                answer.MovedTo($"{PathOf(name)}/simple/{Uri.EscapeDataString(ProjectName.Normalize(project))}/");
                return Task.CompletedTask;
            case ["files", var project, var file]:
                return FileAsync(index!, project, file, answer, cancellation);
            default:
                answer.NotFound();
                return Task.CompletedTask;
        }
    }

    private static Task ListAsync(IServedIndex index, HttpListenerContext context, ServedAnswer answer)
    {
        var type = PageFormat.Choose(context.Request.Headers["Accept"]);
        return answer.BytesAsync(type == JsonPage.ContentType ? ServedPage.WriteList(index.Projects) : ServedHtml.WriteList(index.Projects), type);
    }

    private static async Task PageAsync(IServedIndex index, string project, HttpListenerContext context, ServedAnswer answer, CancellationToken cancellation)
    {
        if (await index.PageAsync(project, cancellation) is not { } page)
        {
            answer.NotFound();
            return;
        }
        var type = PageFormat.Choose(context.Request.Headers["Accept"]);
        await answer.BytesAsync(type == JsonPage.ContentType ? ServedPage.Write(page, AddressOf) : ServedHtml.Write(page, AddressOf), type);

        // Relative, so that it is right under every name of the machine.
        string AddressOf(IndexFile file) => $"../../files/{project}/{Uri.EscapeDataString(file.FileName)}";
    }

    private async Task FileAsync(IServedIndex index, string project, string name, ServedAnswer answer, CancellationToken cancellation)
    {
        const string ending = ".metadata";
        var isMetadata = name.EndsWith(ending, StringComparison.Ordinal);
        var fileName = isMetadata ? name[..^ending.Length] : name;
        var page = await index.PageAsync(project, cancellation);
        if (page?.Files.FirstOrDefault(x => x.FileName == fileName) is not { } file)
            answer.NotFound();
        else if (!isMetadata)
            await SendFileAsync(await index.FetchAsync(project, file, cancellation), answer);
        else if (await index.MetadataAsync(project, file, cancellation) is { } metadata)
            await answer.BytesAsync(metadata, "text/plain; charset=utf-8");
        else
            answer.NotFound();
    }

    private Task SendFileAsync(Digest digest, ServedAnswer answer) => answer.ContentAsync(_store.Open(digest), digest, "application/octet-stream");
}
