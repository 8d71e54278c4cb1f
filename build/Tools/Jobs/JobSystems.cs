namespace Slipway.Tools.Jobs;

/// <summary>Which CI system a run is part of, as it says itself.</summary>
public static class JobSystems
{
    /// <summary>On a terminal, or in a system that does not say its name.</summary>
    public const string Terminal = "terminal";

    private static readonly (string Variable, string Name)[] s_known =
    [
        ("GITHUB_ACTIONS", "github"),
        ("GITLAB_CI", "gitlab"),
        ("TF_BUILD", "azure"),
        ("BUILDKITE", "buildkite"),
        ("CIRCLECI", "circleci"),
        ("JENKINS_URL", "jenkins"),
        ("CI", "ci"),
    ];

    /// <summary>Its name.</summary>
    /// <param name="variable">Reads a variable.</param>
    public static string Of(Func<string, string?> variable) =>
        s_known.FirstOrDefault(x => variable(x.Variable) is { Length: > 0 } value && value != "false").Name ?? Terminal;
}
