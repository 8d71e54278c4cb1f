namespace Slipway.Core.Doctor;

/// <summary>A folder that builds write to.</summary>
/// <param name="Holds">What it holds, such as <c>the store</c>.</param>
/// <param name="Path">Absolute path; it need not exist yet.</param>
/// <param name="Mount">Where its file system is mounted: folders of one mount share its space.</param>
/// <param name="Kind">The file system, such as <c>ext4</c>.</param>
/// <param name="Free">Bytes that this user may still write.</param>
/// <param name="Needed">Bytes that the build is expected to write there.</param>
public sealed record DiskFacts(string Holds, string Path, string Mount, string Kind, long Free, long Needed);
