using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>A wheel made of Debian packages: one line of a Debian upstream's wheel lock.</summary>
/// <param name="Name">Normalized name of the distribution.</param>
/// <param name="Version">What its metadata says.</param>
/// <param name="FileName">Wheel file name.</param>
/// <param name="Digest">Of the wheel file.</param>
/// <param name="Size">Bytes of the wheel file.</param>
/// <param name="Parents">Distributions whose packages depend on it, sorted; <c>root</c> first for a requirement.</param>
/// <param name="Debs">The packages, as <c>name_version_architecture</c>; the first has the metadata.</param>
public sealed record ConvertedWheel(
    string Name,
    string Version,
    string FileName,
    Digest Digest,
    long Size,
    IReadOnlyList<string> Parents,
    IReadOnlyList<string> Debs
)
{
    /// <summary>The line of the wheel lock; pip and uv read all after <c> #</c> as a comment.</summary>
    public string Line => $"{Name}=={Version} --hash={Digest} # {FileName} {Size} via {string.Join(", ", Parents)}; debs {string.Join(' ', Debs)}";

    /// <summary>A package as lock lines name it.</summary>
    /// <param name="package">The package.</param>
    public static string NameOf(DebPackage package) => $"{package.Name}_{package.Version}_{package.Architecture}";
}
