using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>Finds the image of one platform below an index or a manifest.</summary>
/// <param name="parts">Where it is.</param>
/// <param name="name">The image's name, for messages.</param>
/// <param name="wish">The platform.</param>
internal sealed class ImageChoice(IImageParts parts, string name, PlatformWish wish)
{
    private const int DeepestIndex = 4;
    private const int MostManifests = 1000;
    private const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>The image.</summary>
    /// <param name="roots">Indexes and manifests, one of which leads to it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP316, SLP651 to SLP654.</exception>
    public async Task<FoundImage> FindAsync(IReadOnlyList<Descriptor> roots, CancellationToken cancellation)
    {
        var manifests = new List<Descriptor>();
        foreach (var root in roots)
            await FlattenAsync(root, manifests, depth: 0, cancellation);
        var images = manifests.Where(IsImage).ToList();
        // An index without a platform's name is read on: its config has it.
        var first = images.Where(x => x.Platform is { } platform && wish.Fits(platform)).Concat(images.Where(x => x.Platform is null)).ToList();
        var others = new List<(DescriptorPlatform Platform, FoundImage Image)>();
        foreach (var descriptor in first.Concat(wish.IsAsked ? [] : images.Except(first)))
        {
            if (await OpenAsync(descriptor, cancellation) is not { } found)
                continue;
            if (wish.Fits(found.Platform))
                return found.Image;
            others.Add(found);
        }
        if (!wish.IsAsked && others is [var only])
            return only.Image;
        var has = images.Select(x => x.Platform).OfType<DescriptorPlatform>().Concat(others.Select(x => x.Platform));
        throw new SlipwayException(AuditProblems.NoPlatform(name, wish.Text, [.. has.Select(PlatformWish.NameOf).Distinct().Order(StringComparer.Ordinal)]));
    }

    private async Task FlattenAsync(Descriptor descriptor, List<Descriptor> manifests, int depth, CancellationToken cancellation)
    {
        if (!MediaTypes.IsIndex(descriptor.MediaType))
        {
            manifests.Add(descriptor);
            return;
        }
        if (depth == DeepestIndex || manifests.Count > MostManifests)
            throw new SlipwayException(
                LayerProblems.BadDocument(name, $"its indexes are more than {DeepestIndex} deep or name more than {MostManifests} images")
            );
        if (await parts.DocumentAsync(descriptor, cancellation) is not { } bytes)
            return;
        foreach (var listed in OciJson.ReadIndex(bytes, $"the index of {name}").Manifests)
            await FlattenAsync(listed, manifests, depth + 1, cancellation);
    }

    /// <summary>What builders attach to images stands beside them in the index.</summary>
    private static bool IsImage(Descriptor descriptor) =>
        descriptor is { ArtifactType: null, Platform: not { Os: "unknown" } } && descriptor.Annotations?.ContainsKey("vnd.docker.reference.type") != true;

    private async Task<(DescriptorPlatform Platform, FoundImage Image)?> OpenAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        if (await parts.DocumentAsync(descriptor, cancellation) is not { } bytes)
            return null;
        var manifest = OciJson.ReadManifest(bytes, $"the manifest of {name}");
        if (manifest.Config.MediaType is not (MediaTypes.Config or DockerConfig))
            throw new SlipwayException(AuditProblems.UnknownType($"the config of {name}", manifest.Config.MediaType));
        foreach (var layer in manifest.Layers.Where(x => !LayerUnpacking.IsLayer(x.MediaType)))
            throw new SlipwayException(AuditProblems.UnknownType($"layer {layer.Digest} of {name}", layer.MediaType));
        if (await parts.DocumentAsync(manifest.Config, cancellation) is not { } json)
            return null;
        var config = OciJson.ReadConfig(json, $"the config of {name}");
        if (manifest.Layers.Count != config.Rootfs.DiffIds.Count)
            throw new SlipwayException(
                LayerProblems.BadDocument(name, $"its manifest has {manifest.Layers.Count} layers and its config {config.Rootfs.DiffIds.Count}")
            );
        var platform = new DescriptorPlatform(config.Architecture, config.Os, config.Variant);
        var layers = LayerPart.Of(config, manifest.Layers.Select(x => (x.Digest.ToString(), (Descriptor?)x)));
        return (platform, new FoundImage(PlatformWish.NameOf(platform), descriptor.Digest, config, layers));
    }
}
