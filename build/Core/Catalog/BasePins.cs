using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>pins.json: base images by digest and actions by commit, one a line, so that bots can move them.</summary>
/// <param name="Images">The images.</param>
/// <param name="Actions">The actions of generated workflows; null for none.</param>
public sealed record BasePins(IReadOnlyList<BasePin> Images, IReadOnlyList<ActionPin>? Actions = null)
{
    /// <summary>The file, at the root of the repository: an edited pin compiles nothing.</summary>
    public const string File = "pins.json";

    /// <summary>Reads pins.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SlipwayException">Everything that is wrong with it, SLP120 and SLP123 to SLP127, with line and column.</exception>
    public static BasePins Read(string json, string path) => SettingsFile.Read(json, path, SettingsContext.Default.BasePins);

    /// <summary>The pin of a name for a platform; null where there is none.</summary>
    /// <param name="name">Such as <c>runtime-gpu</c>.</param>
    /// <param name="platform">The platform.</param>
    public BasePin? Find(string name, Platform platform) => Images.FirstOrDefault(x => x.Name == name && x.Platforms.Contains(platform.Architecture));
}

/// <summary>A base image by digest.</summary>
/// <param name="Name">What it is for: <c>runtime-cpu</c>, <c>runtime-gpu</c>, <c>build-base</c>.</param>
/// <param name="Image">Registry and repository.</param>
/// <param name="Tag">The tag that the digest stood under, for people and bots.</param>
/// <param name="Digest">What is really used.</param>
/// <param name="Date">When the digest was read, year-month-day.</param>
/// <param name="Distribution">Name of its <see cref="BaseDistribution"/>.</param>
/// <param name="Platforms">Architectures that it has.</param>
/// <param name="PinnedBy">Who wrote the digest down.</param>
/// <param name="Pulled">Whether this project ever pulled it. What was not is checked at its first pull.</param>
/// <param name="Bytes">Compressed size of one platform, for forecasts; 0 where nobody knows.</param>
public sealed record BasePin(
    string Name,
    string Image,
    string Tag,
    string Digest,
    string Date,
    string Distribution,
    IReadOnlyList<string> Platforms,
    string PinnedBy,
    bool Pulled,
    long Bytes = 0
)
{
    /// <summary>The reference that is pulled.</summary>
    public override string ToString() => $"{Image}:{Tag}@{Digest}";
}
