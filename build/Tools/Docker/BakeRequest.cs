namespace Slipway.Tools.Docker;

/// <summary>What to bake.</summary>
/// <param name="File">The bake file, JSON or HCL.</param>
/// <param name="Targets">Targets or groups of it.</param>
public sealed record BakeRequest(string File, params IReadOnlyList<string> Targets)
{
    /// <summary>Settings over the file's, as <c>--set</c> takes them: <c>TARGET.KEY=VALUE</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Entitlements that steps need, such as <c>network.host</c>.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Variables for buildx itself, such as <c>SOURCE_DATE_EPOCH</c> and those that secrets are read from.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Values that must never be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The folder that relative paths of the file are read from; the file's own when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Runs every step again.</summary>
    public bool NoCache { get; init; }
}
