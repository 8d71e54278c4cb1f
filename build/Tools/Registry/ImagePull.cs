using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Reads images from a registry by their small documents; layers come only when asked for.</summary>
/// <param name="registries">Clients.</param>
public sealed class ImagePull(Registries registries)
{
    /// <summary>A base image for one platform: two or three small documents, no layer.</summary>
    /// <param name="reference">Its name.</param>
    /// <param name="platform">The platform wanted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Referenced by the digest of the platform's manifest.</returns>
    /// <exception cref="SlipwayException">SLP301, SLP316, SLP351 to SLP358; SLP354 when it is not there for the platform.</exception>
    public async Task<BaseImage> GetBaseAsync(ImageReference reference, Platform platform, CancellationToken cancellation = default)
    {
        var client = registries[reference.Host];
        var (descriptor, bytes) = await client.GetManifestAsync(reference.Repository, reference.Target, cancellation);
        if (MediaTypes.IsIndex(descriptor.MediaType))
        {
            var listed = OciJson
                .ReadIndex(bytes, reference.ToString())
                .Manifests.FirstOrDefault(m => m.Platform is { Os: "linux" } p && p.Architecture == platform.Architecture);
            if (listed is null)
                throw new SlipwayException(RegistryProblems.NotFound(reference.Host, reference.Repository, $"image for {platform} under {reference.Target}"));
            (descriptor, bytes) = await client.GetManifestAsync(reference.Repository, listed.Digest.ToString(), cancellation);
        }
        var manifest = OciJson.ReadManifest(bytes, reference.ToString());
        var config = OciJson.ReadConfig(await client.GetSmallBlobAsync(reference.Repository, manifest.Config, cancellation), $"the config of {reference}");
        if (config.Architecture != platform.Architecture)
            throw new SlipwayException(
                RegistryProblems.NotFound(
                    reference.Host,
                    reference.Repository,
                    $"image for {platform} under {reference.Target} (it is for {config.Architecture})"
                )
            );
        return BaseImage.Of(reference with { Digest = descriptor.Digest }, manifest, config);
    }

    /// <summary>Brings a blob into the store, verified, when it is not there.</summary>
    /// <param name="reference">The repository that has it.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="store">Receives it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP301, SLP302, SLP351 to SLP356.</exception>
    public async Task FetchAsync(ImageReference reference, Descriptor blob, ContentStore store, CancellationToken cancellation = default)
    {
        if (store.Has(blob.Digest, blob.Size))
            return;
        await registries[reference.Host]
            .ReadBlobAsync(
                reference.Repository,
                blob,
                stream => store.AddAsync(stream, blob.Digest, $"{reference.Host}/{reference.Repository}", cancellation),
                cancellation
            );
    }
}
