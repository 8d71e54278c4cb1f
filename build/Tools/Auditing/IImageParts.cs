using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>The parts of images in one place.</summary>
internal interface IImageParts : IDisposable
{
    /// <summary>The place, for messages.</summary>
    string Place { get; }

    /// <summary>A manifest, index or config, checked; null where the place does not have it.</summary>
    /// <param name="descriptor">What it must be.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation);

    /// <summary>Reads the packed bytes of a layer. The reader is called again where a connection breaks.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="read">Reads from front to back.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation);
}
