using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Tools.Records;
using Slipway.Tools.Service;
using Slipway.Tools.Store;

namespace Slipway.Tools.Auditing;

/// <summary>The images of this checkout's last build, as its record names them and the store has them.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="home">The user's folders.</param>
internal sealed class LastImages(AuditRequest request, SlipwayHome home)
{
    /// <summary>Names and manifests, one a platform.</summary>
    /// <exception cref="SlipwayException">SLP650: nothing was built, or another platform, or the store has forgotten it.</exception>
    public IReadOnlyList<(string Name, Descriptor Manifest)> Find()
    {
        var selection = Selection;
        var record = Record;
        var images = record?.Images.Where(x => selection.Platforms.Any(y => y.ToString() == x.Platform)).ToList() ?? [];
        var store = new ContentStore(home.Store);
        var there = images
            .Select(x => (x.Platform, Digest: Digest.Parse(x.Manifest)))
            .Where(x => store.Has(x.Digest))
            .Select(x => ($"slipway/{record!.Name}:{record.Tag}", new Descriptor(MediaTypes.Manifest, x.Digest, new FileInfo(store.PathOf(x.Digest)).Length)))
            .ToList();
        return there.Count > 0 ? there : throw new SlipwayException(NotBuilt(selection));
    }

    /// <summary>Repositories that may have layers which the build found by key and never pulled: the cache, and where the image was pushed.</summary>
    /// <exception cref="SlipwayException">SLP530, SLP531, and what is wrong with slipway.json.</exception>
    public IReadOnlyList<ImageReference> Elsewhere()
    {
        var checkout = new Checkout(request.Root);
        var settings = File.Exists(checkout.At("slipway.json")) ? checkout.Settings().Cache : null;
        var pushed = (Record?.Deliveries ?? []).Where(x => x.To == "registry").Select(x => ImageReference.Parse(x.Where));
        return [.. CacheChoice.Of(request.Cache, settings).Repository is { } cache ? [cache] : Array.Empty<ImageReference>(), .. pushed];
    }

    private Selection Selection => field ??= Resolver.Resolve(request.Wish) with { Product = request.Product };

    private BuildRecord? Record => field ??= new RecordFiles(home, request.Root).Last(Selection.Tag);

    private Problem NotBuilt(Selection selection) =>
        AuditProblems.NotThere(selection.Tag, "the store of this checkout's builds", closest: null, has: []) with
        {
            Fix = $"build it first: ./build.sh {request.Product} --upstream {selection.Upstream.Name}, or name another image with --image",
        };
}
