using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Brings programs that are needed at run or test time: resolved, fetched and unpacked below Slipway's home, never installed.</summary>
/// <param name="archive">Mirrors.</param>
/// <param name="proxy">An http proxy, or null.</param>
public sealed class Programs(DebianArchive archive, Uri? proxy = null)
{
    /// <summary>A root with some packages and all that they depend on. Costs milliseconds when it is there.</summary>
    /// <param name="home">Where it is kept.</param>
    /// <param name="set">Name of the set, for the folder.</param>
    /// <param name="suites">Where packages are taken of.</param>
    /// <param name="packages">Package names.</param>
    /// <param name="platform">Their platform.</param>
    /// <param name="progress">Told after each downloaded file.</param>
    /// <param name="cancellation">Ends it; a half-unpacked root is deleted.</param>
    /// <exception cref="SlipwayException">What <see cref="AptResolver"/>, <see cref="DebFetcher"/> and <see cref="DebReader"/> refuse.</exception>
    public async Task<ProgramRoot> ProvideAsync(
        SlipwayHome home,
        string set,
        DebianSuites suites,
        IReadOnlyList<string> packages,
        Platform platform,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var asked = Key.Of(new ProgramRequest(suites, packages, platform.Architecture));
        var reference = Path.Combine(home.Programs, $"{set}-{asked.Abbreviated}.ref");
        if (Known(home, reference) is { } known)
            return new ProgramRoot(known, platform);
        await using var held = await FolderLock.HoldAsync(Path.Combine(home.Programs, $"{set}-{asked.Abbreviated}.lock"), cancellation);
        if (Known(home, reference) is { } made)
            return new ProgramRoot(made, platform);
        var closure = await new AptResolver(home, archive, proxy).ResolveAsync(
            suites,
            platform.Architecture,
            packages,
            TimeSpan.FromDays(1),
            null,
            cancellation
        );
        IReadOnlyList<DebPackage> pins = [.. closure.Packages.Select(p => p.Package)];
        var folder = $"{set}-{Key.Of(new ProgramContents([.. pins.Select(p => p.Sha256.Hex)])).Abbreviated}-root";
        var root = Path.Combine(home.Programs, folder);
        if (!Directory.Exists(root))
            await UnpackAsync(pins, new ContentStore(home.Store), root, progress, cancellation);
        await File.WriteAllTextAsync(reference + ".new", folder, cancellation);
        File.Move(reference + ".new", reference, overwrite: true);
        return new ProgramRoot(root, platform);
    }

    private static string? Known(SlipwayHome home, string reference)
    {
        if (!File.Exists(reference))
            return null;
        var root = Path.Combine(home.Programs, Path.GetFileName(File.ReadAllText(reference)));
        return Directory.Exists(root) && root != home.Programs ? root : null;
    }

    private async Task UnpackAsync(
        IReadOnlyList<DebPackage> pins,
        ContentStore store,
        string root,
        IProgress<FetchProgress>? progress,
        CancellationToken cancellation
    )
    {
        using (var fetcher = new DebFetcher(archive, proxy))
            await fetcher.FetchAsync(pins, store, progress, cancellation);
        using var set = await new DebReader(store).OpenAllAsync(pins, cancellation);
        var aside = $"{root}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(aside);
            await TreeUnpacker.UnpackAsync(new DebTree(set.Debs), aside, cancellation);
            Directory.Move(aside, root);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private sealed record ProgramRequest(DebianSuites Suites, IReadOnlyList<string> Packages, string Architecture);

    private sealed record ProgramContents(IReadOnlyList<string> Packages);
}
