using System.Runtime.InteropServices;

namespace Slipway.Core.Images.Contents;

/// <summary>128 bits of XXH3 over a file's bytes: tells equal files apart from others while they stream by. It proves nothing; digests of blobs do that.</summary>
/// <param name="High">The upper half.</param>
/// <param name="Low">The lower half.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ContentHash(ulong High, ulong Low);
