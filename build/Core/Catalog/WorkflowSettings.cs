namespace Slipway.Core.Catalog;

/// <summary>What CI builds and where, as slipway.json says.</summary>
/// <param name="Branches">Protected branches: what is pushed to them is published and cached.</param>
/// <param name="Upstream">Where bases and packages come from.</param>
/// <param name="Platforms">Platforms of every image.</param>
/// <param name="Images">The images.</param>
/// <param name="Registry">Registry and path that images go to; null to build without publishing.</param>
/// <param name="Runners">Label of the runner by platform; those of GitHub where a platform is left out.</param>
/// <param name="Nightly">A line of cron in UTC.</param>
public sealed record WorkflowSettings(
    IReadOnlyList<string>? Branches = null,
    string? Upstream = null,
    IReadOnlyList<string>? Platforms = null,
    IReadOnlyList<WorkflowImage>? Images = null,
    string? Registry = null,
    IReadOnlyDictionary<string, string>? Runners = null,
    string? Nightly = null
)
{
    private static readonly Dictionary<string, string> s_runners = new(StringComparer.Ordinal)
    {
        [Platform.Amd64.ToString()] = "ubuntu-24.04",
        [Platform.Arm64.ToString()] = "ubuntu-24.04-arm",
    };

    /// <summary>Label of the runner that is of a platform: nothing is emulated.</summary>
    /// <param name="platform">The platform.</param>
    public string RunnerOf(Platform platform) => Runners?.GetValueOrDefault(platform.ToString()) ?? s_runners[platform.ToString()];
}

/// <summary>An image that CI builds; what is left out is the default of the command line.</summary>
/// <param name="Mode">What is installed.</param>
/// <param name="Backend">What it infers with.</param>
/// <param name="Device">What it computes on.</param>
public sealed record WorkflowImage(string? Mode = null, string? Backend = null, string? Device = null);
