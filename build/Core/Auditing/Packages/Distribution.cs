using Slipway.Core.Wheels;

namespace Slipway.Core.Auditing.Packages;

/// <summary>A package of an image with what only rules ask of it.</summary>
/// <param name="Index">Its number among all packages of the image.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">Normalized name.</param>
/// <param name="Version">Version as written.</param>
/// <param name="Folder">Metadata folder of a Python distribution; empty for a system package.</param>
/// <param name="Requires">What it asks for.</param>
/// <param name="EntryPoints">Its entry points.</param>
internal sealed record Distribution(
    int Index,
    PackageKind Kind,
    string Name,
    string Version,
    string Folder,
    IReadOnlyList<WantedDistribution> Requires,
    IReadOnlyList<EntryPoint> EntryPoints
)
{
    /// <summary>Name and version, for people.</summary>
    public string Title => Version.Length == 0 ? Name : $"{Name} {Version}";
}
