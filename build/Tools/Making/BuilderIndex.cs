using Slipway.Core.Planning;
using Slipway.Tools.Engine;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>
/// Which builders compiled a key: <c>keys/builders/HEX</c>. What another engine compiled, or this one before its data was deleted, its BuildKit does not have: writing that cache
/// would compile it again.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class BuilderIndex(ContentStore store)
{
    private readonly KeyFiles _files = new(store, "builders");

    /// <summary>Whether any builder compiled the key for this store.</summary>
    /// <param name="key">A layer's key.</param>
    public bool Knows(Key key) => Of(key).Count > 0;

    /// <summary>Whether this engine's builder compiled the key.</summary>
    /// <param name="key">A layer's key.</param>
    /// <param name="engine">The engine.</param>
    public bool Has(Key key, EngineFeatures engine) => Of(key).Contains(NameOf(engine), StringComparer.Ordinal);

    /// <summary>Remembers that this engine's builder compiled the key.</summary>
    /// <param name="key">A layer's key.</param>
    /// <param name="engine">The engine.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public void Record(Key key, EngineFeatures engine)
    {
        if (!Has(key, engine))
            _files.Record(key.Hex, [.. Of(key), NameOf(engine)], StoreJson.Default.IReadOnlyListString);
    }

    private IReadOnlyList<string> Of(Key key) => _files.Find(key.Hex, StoreJson.Default.IReadOnlyListString) ?? [];

    private static string NameOf(EngineFeatures engine) => $"{engine.Id} {engine.Builder.Name}";
}
