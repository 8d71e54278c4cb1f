using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Names of the libraries that a base has, by the key of its layer (<c>keys/base-libraries/HEX</c>): to know them its packages need not be unpacked again, nor be there.</summary>
internal sealed class BaseLibraries(ContentStore store)
{
    /// <summary>Kind of fact, and its folder.</summary>
    public const string Kind = "base-libraries";

    private readonly KeyFiles _known = new(store, Kind);

    /// <summary>The names; null where they are not known.</summary>
    public IReadOnlyList<string>? Find(Key key) => _known.Find(key.Hex, StoreJson.Default.IReadOnlyListString);

    public void Record(Key key, IReadOnlyList<string> names) => _known.Record(key.Hex, names, StoreJson.Default.IReadOnlyListString);
}
