namespace Slipway.Core.Store;

/// <summary>A file of the store.</summary>
/// <param name="Hex">Hex digits of its digest.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="LastUse">When it was used last, UTC, to the day.</param>
/// <param name="Worth">How dear it is to have again.</param>
public sealed record StoreEntry(string Hex, long Size, DateTime LastUse, EntryWorth Worth);

/// <summary>How dear an entry is to have again.</summary>
public enum EntryWorth
{
    /// <summary>It can be fetched, or made of what can be fetched, in seconds.</summary>
    Cheap,

    /// <summary>It was compiled: to have it again takes minutes or hours.</summary>
    Compiled,
}
