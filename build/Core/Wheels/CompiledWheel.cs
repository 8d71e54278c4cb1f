using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Wheels;

/// <summary>A wheel that was compiled, by the key of all that it was compiled from.</summary>
/// <param name="Key">The key.</param>
/// <param name="FileName">File name, which has the tags.</param>
/// <param name="Digest">Digest of the wheel.</param>
/// <param name="Size">Its bytes.</param>
public sealed record CompiledWheel(Key Key, string FileName, Digest Digest, long Size);
