using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Engine;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The engine of a run: found once, started only when something needs it.</summary>
internal sealed class EngineReach(SlipwayHome home, Action<string> say, string? builder)
{
    private FoundEngine? _engine;
    private bool _searched;
    private Task<(string Address, string Id)?>? _asked;

    /// <summary>Where the engine is that the run works with; null while none was needed.</summary>
    public string? Address { get; private set; }

    /// <summary>An engine, the own one started where none is in reach.</summary>
    /// <exception cref="SlipwayException">SLP410 to SLP422: everything that is in the way.</exception>
    public async Task<FoundEngine> RequireAsync(CancellationToken cancellation)
    {
        _engine ??= await EngineFinder.FromEnvironment(home).RequireAsync(builder, say, cancellation);
        Address = _engine.Endpoint.Address;
        return _engine;
    }

    /// <summary>An engine in reach, or null.</summary>
    /// <param name="mayStart">Whether the own one may be started.</param>
    /// <param name="isRequired">Whether none is an error.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FoundEngine?> FindAsync(bool mayStart, bool isRequired, CancellationToken cancellation)
    {
        if (_engine is not null)
            return _engine;
        if (isRequired || (mayStart && OwnEngine.Obstacle() is null))
            return await RequireAsync(cancellation);
        if (!_searched)
            _engine = (await EngineFinder.FromEnvironment(home).FindAsync(builder, cancellation)).Engine;
        _searched = true;
        Address = _engine?.Endpoint.Address;
        return _engine;
    }

    /// <summary>The engine that was found so far; null while none was needed.</summary>
    public FoundEngine? Found => _engine;

    /// <summary>What a search for one comes to; nothing is started, and what was found is kept.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EngineSearch> SearchAsync(CancellationToken cancellation)
    {
        var search = await EngineFinder.FromEnvironment(home).FindAsync(builder, cancellation);
        _engine ??= search.Engine;
        return search;
    }

    /// <summary>Begins to ask what the engine in reach has under a name, on another thread: what a build with nothing to do waits for.</summary>
    /// <param name="name">The name.</param>
    public void Ask(ImageReference name) => _asked ??= Task.Run(() => AskAsync(name));

    /// <summary>Whether the engine in reach has an image under the name that was asked for.</summary>
    /// <param name="digest">Digest of its index.</param>
    public async Task<bool> HasAsync(Digest digest)
    {
        if (_asked is null || await _asked is not { } answer || answer.Id != digest.ToString())
            return false;
        Address = answer.Address;
        return true;
    }

    /// <summary>What the engine in reach has under the name that was asked for; null for nothing known.</summary>
    public async Task<Digest?> UnderNameAsync() => _asked is not null && await _asked is { } answer && Digest.TryParse(answer.Id, out var id) ? id : null;

    /// <summary>The images of the engine in reach; null for none. Nothing is started. Whether it can build is not asked, which takes longer than giving it an image.</summary>
    /// <param name="store">Tells an image of containerd's store: that one is named by the digest of an index, which the store knows.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EngineImages?> FindImagesAsync(ContentStore store, CancellationToken cancellation)
    {
        if (_engine is not null)
            return _engine.Images;
        if (await UnderNameAsync() is { } id && KnownBlobs.Of(store, id) is not null)
        {
            Address = (await _asked!)!.Value.Address;
            return new EngineImages(Candidates().First(x => x.Address == Address), ImageStoreKind.Containerd);
        }
        return (await FindAsync(mayStart: false, isRequired: false, cancellation))?.Images;
    }

    /// <summary>Whether there is anything to ask: a socket of an engine, or an address that the user named.</summary>
    public bool IsAnywhere => Candidates().Any();

    /// <summary>The sockets that an engine would be asked on, whether they exist or not.</summary>
    public IReadOnlyList<string> Sockets => [.. Places().Select(x => x.Socket).OfType<string>()];

    private IEnumerable<EngineEndpoint> Candidates() => Places().Where(x => x.Socket is not { } socket || File.Exists(socket));

    private IReadOnlyList<EngineEndpoint> Places() =>
        new DockerContexts(Environment.GetEnvironmentVariable).Chosen() is { } chosen
            ? [chosen]
            : [EngineEndpoint.Default, new OwnEngine(home, _ => { }).Endpoint];

    private async Task<(string Address, string Id)?> AskAsync(ImageReference name)
    {
        foreach (var endpoint in Candidates())
        {
            // It answers, with or without the image: the next one is not asked.
            if (await ImageQuestion.AskAsync(endpoint, name.Familiar) is { } id)
                return id.Length > 0 ? (endpoint.Address, id) : null;
        }
        return null;
    }
}
