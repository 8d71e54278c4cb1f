namespace Nuke.Common.CI;

/// <summary>A build server that is only recognised: what matters is that nobody sits in front of it.</summary>
internal sealed class OtherBuildServer : Host, IBuildServer
{
    private static readonly string[] s_marks =
    [
        "APPVEYOR",
        "TF_BUILD",
        "bamboo_planKey",
        "BITBUCKET_PIPELINE_UUID",
        "BITRISE_BUILD_URL",
        "GITLAB_CI",
        "JENKINS_HOME",
        "JB_SPACE_PROJECT_KEY",
        "TEAMCITY_VERSION",
        "TRAVIS",
    ];

    public static bool IsRunning => s_marks.Any(x => Environment.GetEnvironmentVariable(x) is not null);

    public string Branch => null;
    public string Commit => null;
}
