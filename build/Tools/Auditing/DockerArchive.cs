using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>The images of what <c>docker save</c> writes, by its <c>manifest.json</c>.</summary>
internal static class DockerArchive
{
    /// <summary>The image.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="wanted">The name asked for; null where none was.</param>
    /// <param name="wish">The platform.</param>
    /// <exception cref="SlipwayException">SLP316, SLP650, SLP651, SLP658, SLP659.</exception>
    public static FoundImage Find(IArchive archive, string? wanted, PlatformWish wish)
    {
        if (archive.Document("manifest.json") is not { } json)
            throw new SlipwayException(AuditProblems.NoImage(archive.Place, "it has neither index.json nor manifest.json"));
        var images = OciJson.ReadDockerArchive(json, $"{archive.Place}: manifest.json");
        var image = Named(images, wanted, archive.Place);
        var bytes =
            archive.Document(image.Config)
            ?? throw new SlipwayException(LayerProblems.BadDocument(archive.Place, $"it has no config {Printable.Of(image.Config, 120)}"));
        var config = OciJson.ReadConfig(bytes, $"{archive.Place}: the config");
        var digest = Digest.Of(bytes);
        // Its name is its digest: HEX.json in old archives, blobs/sha256/HEX in new ones.
        if (Digest.TryParse(Path.GetFileNameWithoutExtension(image.Config), out var named) && named != digest)
            throw new SlipwayException(AuditProblems.WrongBytes($"{archive.Place}: {image.Config}", $"{named}", $"digest {digest} and {bytes.Length} bytes"));
        if (image.Layers.Count != config.Rootfs.DiffIds.Count)
            throw new SlipwayException(
                LayerProblems.BadDocument(archive.Place, $"its list has {image.Layers.Count} layers and its config {config.Rootfs.DiffIds.Count}")
            );
        var platform = new DescriptorPlatform(config.Architecture, config.Os, config.Variant);
        if (wish.IsAsked && !wish.Fits(platform))
            throw new SlipwayException(AuditProblems.NoPlatform(archive.Place, wish.Text, [PlatformWish.NameOf(platform)]));
        return new FoundImage(PlatformWish.NameOf(platform), digest, config, LayerPart.Of(config, image.Layers.Select(x => (x, (Descriptor?)null))));
    }

    private static DockerArchiveImage Named(IReadOnlyList<DockerArchiveImage> images, string? wanted, string place)
    {
        var names = images.SelectMany(x => x.RepoTags ?? []).ToList();
        if (wanted is not null)
            return images.FirstOrDefault(x => x.RepoTags?.Contains(wanted) == true || x.Config.Contains(wanted, StringComparison.Ordinal))
                ?? throw new SlipwayException(AuditProblems.NotThere(wanted, place, Closest.To(wanted, names), names));
        return images switch
        {
            [var one] => one,
            [] => throw new SlipwayException(AuditProblems.NoImage(place, "its manifest.json names none")),
            _ => throw new SlipwayException(AuditProblems.WhichOne(place, [.. images.Select(x => x.RepoTags is [var tag, ..] ? tag : x.Config)])),
        };
    }
}
