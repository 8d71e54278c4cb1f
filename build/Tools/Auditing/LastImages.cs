using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Records;
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
        var selection = Resolver.Resolve(request.Wish) with { Product = request.Product };
        var record = new RecordFiles(home, request.Root).Last(selection.Tag);
        var images = record?.Images.Where(x => selection.Platforms.Any(y => y.ToString() == x.Platform)).ToList() ?? [];
        var store = new ContentStore(home.Store);
        var there = images
            .Select(x => (x.Platform, Digest: Digest.Parse(x.Manifest)))
            .Where(x => store.Has(x.Digest))
            .Select(x => ($"slipway/{record!.Name}:{record.Tag}", new Descriptor(MediaTypes.Manifest, x.Digest, new FileInfo(store.PathOf(x.Digest)).Length)))
            .ToList();
        return there.Count > 0 ? there : throw new SlipwayException(NotBuilt(selection));
    }

    private Problem NotBuilt(Selection selection) =>
        AuditProblems.NotThere(selection.Tag, "the store of this checkout's builds", closest: null, has: []) with
        {
            Fix = $"build it first: ./build.sh {request.Product} --upstream {selection.Upstream.Name}, or name another image with --image",
        };
}
