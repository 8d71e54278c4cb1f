using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>A model file in a package of the npm registry, pinned by content.</summary>
/// <param name="Package">npm package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Tarball">SHA-256 of the package's tarball.</param>
/// <param name="File">Path within the tarball.</param>
/// <param name="Sha256">SHA-256 of that file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Target">Absolute path in the image.</param>
/// <param name="Licence">Licence of the model.</param>
public sealed record ModelPin(string Package, string Version, string Tarball, string File, string Sha256, long Size, string Target, string Licence)
{
    /// <summary>Reads a model pin.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SlipwayException">Everything that is wrong with it, SLP120 and SLP123 to SLP127, with line and column.</exception>
    public static ModelPin Read(string json, string path) => SettingsFile.Read(json, path, SettingsContext.Default.ModelPin);
}
