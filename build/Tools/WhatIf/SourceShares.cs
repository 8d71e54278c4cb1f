using System.IO.Compression;
using Slipway.Core.Locks;
using Slipway.Core.WhatIf;
using Slipway.Tools.Store;

namespace Slipway.Tools.WhatIf;

/// <summary>How much of each wheel is Python: read from the tables of contents of wheels that the store has.</summary>
internal static class SourceShares
{
    /// <summary>Packed bytes of <c>.py</c> files for each byte of the wheel, by normalized name; packages without a wheel in the store are missing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="images">The images whose wheels count, the first first.</param>
    public static IReadOnlyDictionary<string, double> Of(ContentStore store, IEnumerable<ImageState> images)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var wheel in images.SelectMany(x => x.Groups).SelectMany(x => x.Wheels).DistinctBy(x => x.Hash))
        {
            if (!shares.ContainsKey(wheel.NormalizedName) && store.Has(wheel.Hash) && Of(store, wheel) is { } share)
                shares[wheel.NormalizedName] = share;
        }
        return shares;
    }

    private static double? Of(ContentStore store, LockedPackage wheel)
    {
        try
        {
            using var file = File.OpenRead(store.PathOf(wheel.Hash));
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return (double)archive.Entries.Where(x => x.Name.EndsWith(".py", StringComparison.Ordinal)).Sum(x => x.CompressedLength) / Math.Max(1, file.Length);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
