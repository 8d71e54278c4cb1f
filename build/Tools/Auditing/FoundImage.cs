using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>One platform's image: its small documents are read, its layers are not yet.</summary>
/// <param name="Platform">Operating system, architecture and variant.</param>
/// <param name="Manifest">Digest of its manifest; of its config where there is no manifest.</param>
/// <param name="Config">Its config.</param>
/// <param name="Layers">Lowest first.</param>
internal sealed record FoundImage(string Platform, Digest Manifest, ImageConfig Config, IReadOnlyList<LayerPart> Layers);
