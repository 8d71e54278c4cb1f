using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Wheels;

/// <summary>A wheel that was compiled, found by the key of what it was compiled from.</summary>
/// <param name="Key">Key of a <see cref="Planning.Keys.CompiledWheelKey"/>.</param>
/// <param name="FileName">Its file name, with the tags that it really has.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Size">Its bytes.</param>
public sealed record CompiledWheel(Key Key, string FileName, Digest Digest, long Size);
