using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Store;

namespace Slipway.Core.CompilerCaches;

/// <summary>Which compiler cache a run uses: what <c>--sccache</c> says, else slipway.json, else the disk of the engine alone.</summary>
/// <param name="Remote">The remote behind the disk; null for none.</param>
/// <param name="IsWritten">Whether what is compiled is sent there: <c>PushCache</c> alone writes.</param>
/// <param name="Limit">Bytes that the disk may hold; null for sccache's own limit.</param>
public sealed record CompilerCacheChoice(CompilerCacheRemote? Remote, bool IsWritten, long? Limit)
{
    /// <summary>The disk alone.</summary>
    public static readonly CompilerCacheChoice Disk = new(null, false, null);

    /// <summary>The choice of a run.</summary>
    /// <param name="word">What <c>--sccache</c> says; null where it was not given.</param>
    /// <param name="settings">cache.sccache of slipway.json; null for nothing.</param>
    /// <param name="isPushing">Whether <c>PushCache</c> is among the targets that were named.</param>
    /// <exception cref="SlipwayException">SLP595, SLP596.</exception>
    public static CompilerCacheChoice Of(string? word, SccacheSettings? settings, bool isPushing)
    {
        var remote = (word ?? settings?.Remote) is { } text ? RemoteText.Read(text) : null;
        var limit = settings?.Limit is { } size ? StoreLimit.TryParse(size)?.Bytes : null;
        return remote is null && limit is null ? Disk : new CompilerCacheChoice(remote, remote is not null && isPushing, limit);
    }
}
