using Slipway.Core.Planning;

namespace Slipway.Core.Images;

/// <summary>A layer with its maker and its key: what an image is a list of.</summary>
/// <param name="Maker">Who made it.</param>
/// <param name="Name">What it holds, such as <c>numpy 2.3.1</c>; goes into the image's history.</param>
/// <param name="Key">Key of its inputs; not in the image: equal bytes of another recipe are the same image.</param>
/// <param name="Packed">Its bytes.</param>
public sealed record ImageLayer(LayerMaker Maker, string Name, Key Key, PackedLayer Packed)
{
    /// <summary>The descriptor in a manifest. Docker's name of a gzip layer becomes OCI's: the bytes are the same.</summary>
    public Descriptor Descriptor => new(Packed.MediaType == MediaTypes.DockerLayer ? LayerFormat.Gzip : Packed.MediaType, Packed.Digest, Packed.Size);
}
