using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>A wheel as files of an image.</summary>
/// <param name="File">The wheel.</param>
/// <param name="Entries">Its files, sorted by path. Directories are not listed: a layer adds the parents of what it holds.</param>
/// <param name="LeftOut">What the rules kept out.</param>
/// <param name="Modules">What can be imported from it, see <see cref="TopLevelModules"/>.</param>
public sealed record LaidOutWheel(WheelFileName File, IReadOnlyList<LayerEntry> Entries, IReadOnlyList<LeftOutFile> LeftOut, IReadOnlyList<string> Modules);

/// <summary>A file of a wheel that is not installed.</summary>
/// <param name="Path">Path in the image that it would have had.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutFile(string Path, long Size, string Reason);
