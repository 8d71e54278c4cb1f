using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>
/// Which images have passed their test, by the manifest's digest: here (<c>keys/smoke/HEX</c>), or on a machine that wrote it to the cache. So a machine that makes nothing starts no
/// engine just to test what is tested.
/// </summary>
/// <param name="bench">The run.</param>
/// <param name="kind">Which test: <see cref="Smoke"/> or <see cref="Tests"/>.</param>
internal sealed class SmokePasses(Workbench bench, string kind = SmokePasses.Smoke)
{
    /// <summary>The image's own test: imports, start, questions.</summary>
    public const string Smoke = "smoke";

    /// <summary>The service's tests.</summary>
    public const string Tests = "tests";

    /// <summary>Raised when the test asks more than before: earlier passes no longer count.</summary>
    private const int Version = 1;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly ArtifactIndex _passes = new(bench.Store, kind);

    /// <summary>Whether an image of that digest has passed. A cache that does not answer knows of none.</summary>
    public async Task<bool> HasAsync(AssembledImage image, CancellationToken cancellation)
    {
        if (IsHere(image))
            return true;
        if (!await IsInCacheAsync(image, cancellation))
            return false;
        Record(image);
        return true;
    }

    /// <summary>An image has passed.</summary>
    public void Record(AssembledImage image) => _passes.Record(KeyOf(image), []);

    /// <summary>Writes the passes that are known here to the cache.</summary>
    /// <returns>How many were written; those that it had are not.</returns>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public async Task<int> PublishAsync(ImageReference repository, IEnumerable<AssembledImage> images, CancellationToken cancellation)
    {
        var (artifacts, written) = (new BareArtifacts(bench.Store, bench.Registries, repository), 0);
        foreach (var image in images.Where(IsHere))
        {
            if (await artifacts.PutAsync(PassArtifact.TagOf(KeyOf(image)), PassArtifact.Write(image.ManifestDescriptor.Digest), cancellation))
                written++;
        }
        return written;
    }

    private bool IsHere(AssembledImage image) => _passes.Find(KeyOf(image)) is not null;

    private async Task<bool> IsInCacheAsync(AssembledImage image, CancellationToken cancellation)
    {
        if (bench.Remote.Repository is not { } repository || bench.Remote.HasFailed)
            return false;
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(s_patience);
        try
        {
            var artifact = await bench.Quietly(() =>
                bench.Registries[repository.Host].TryGetManifestAsync(repository.Repository, PassArtifact.TagOf(KeyOf(image)), budget.Token)
            );
            return artifact is { Bytes: var bytes } && PassArtifact.Says(bytes, image.ManifestDescriptor.Digest);
        }
        catch (SlipwayException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private Key KeyOf(AssembledImage image) =>
        kind == Tests ? Key.Of(new TestsPassKey(Version, image.ManifestDescriptor.Digest)) : Key.Of(new SmokeKey(Version, image.ManifestDescriptor.Digest));

    private sealed record SmokeKey(int Version, Digest Manifest);

    private sealed record TestsPassKey(int Version, Digest Manifest);
}
