using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Makes wheels of Debian packages; both are blobs of the store.</summary>
/// <param name="store">Has the packages, receives the wheels.</param>
public sealed class WheelMaker(ContentStore store)
{
    /// <summary>Told of each wheel when it is in the store; from several threads.</summary>
    public Action<ConvertedWheel>? Made { get; init; }

    /// <summary>Told of the packages' bytes while they are unpacked: <see cref="DebReader.Unpacked"/>.</summary>
    public Action<long, long>? Unpacked { get; init; }

    /// <summary>Makes the wheels of a lock that the store lacks, of locked packages that are in the store, and checks each against its locked digest.</summary>
    /// <param name="wheels">The lines of the wheel lock.</param>
    /// <param name="debs">The package lock beside it.</param>
    /// <param name="platform">The lock's platform.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many were made.</returns>
    /// <exception cref="SlipwayException">SLP455 damaged packages, SLP456 no wheel can be made of a package, SLP459 wheels that differ from the lock (all together).</exception>
    public async Task<int> ProvideAsync(IReadOnlyList<ConvertedWheel> wheels, DebLock debs, Platform platform, CancellationToken cancellation = default)
    {
        var missing = wheels.Where(w => !store.Has(w.Digest)).ToList();
        if (missing.Count == 0)
            return 0;
        var names = missing.SelectMany(w => w.Debs).ToHashSet(StringComparer.Ordinal);
        using var set = await new DebReader(store) { Unpacked = Unpacked }.OpenAllAsync(
            [.. debs.With(DebRoles.Wheel).Where(p => names.Contains(ConvertedWheel.NameOf(p)))],
            cancellation
        );
        var made = await MakeAsync(Distributions.Find(set.Debs), debs.Suite, platform, cancellation);
        var found = made.ToDictionary(w => w.FileName, w => w.Digest, StringComparer.Ordinal);
        var problems = missing
            .Where(w => found.GetValueOrDefault(w.FileName) != w.Digest)
            .Select(w => DebianProblems.WheelDiffers(w.FileName, w.Digest.ToString(), found.TryGetValue(w.FileName, out var other) ? other.ToString() : "none"))
            .ToList();
        return problems.Count > 0 ? throw new SlipwayException(problems) : missing.Count;
    }

    /// <summary>Converts distributions and adds the wheels to the store, as many at a time as there are cores.</summary>
    /// <param name="distributions">What to convert.</param>
    /// <param name="suite">Codename of their release.</param>
    /// <param name="platform">Their platform.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In the order of <paramref name="distributions"/>, without parents.</returns>
    /// <exception cref="SlipwayException">SLP456: no wheel can be made of a package; all together.</exception>
    public async Task<IReadOnlyList<ConvertedWheel>> MakeAsync(
        IReadOnlyList<Distribution> distributions,
        string suite,
        Platform platform,
        CancellationToken cancellation = default
    )
    {
        var wheels = new ConvertedWheel[distributions.Count];
        var problems = new List<Problem>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, distributions.Count),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            (i, _) =>
            {
                try
                {
                    wheels[i] = Make(WheelFromDebs.Convert(distributions[i], DebianSuites.PythonOf(suite), platform));
                    Made?.Invoke(wheels[i]);
                }
                catch (SlipwayException e) when (e.Problems[0].Number == "SLP456")
                {
                    lock (problems)
                        problems.AddRange(e.Problems);
                }
                return ValueTask.CompletedTask;
            }
        );
        return problems.Count > 0 ? throw new SlipwayException([.. problems.OrderBy(p => p.Found, StringComparer.Ordinal)]) : wheels;
    }

    private ConvertedWheel Make(WheelContent content)
    {
        var temporary = store.NewTemporaryFile();
        try
        {
            Digest digest;
            long size;
            using (var file = ContentStore.CreateTemporary(temporary))
            {
                using var hashing = new HashingStream(file);
                content.Write(hashing);
                file.Flush(flushToDisk: true);
                (digest, size) = (hashing.Digest(), hashing.Count);
            }
            if (!store.Has(digest))
                store.Adopt(temporary, digest);
            var distribution = content.Distribution;
            return new ConvertedWheel(
                distribution.Name,
                distribution.Version,
                content.FileName,
                digest,
                size,
                [],
                [.. distribution.Debs.Select(deb => ConvertedWheel.NameOf(deb.Package))]
            );
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
