using System.Text.RegularExpressions;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>Finds the buildx plugin, which works as a program of its own too.</summary>
public static partial class BuildxFinder
{
    /// <summary>The folders in which the docker command looks for plugins (docker/cli, cli-plugins/manager), the user's first.</summary>
    /// <param name="contexts">Says where the user's configuration is.</param>
    /// <param name="brought">The plugin folder of the own engine's programs, looked into last; null for none.</param>
    public static IReadOnlyList<string> Folders(DockerContexts contexts, string? brought) =>
        [
            Path.Combine(contexts.ConfigFolder, "cli-plugins"),
            "/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins",
            "/usr/lib/docker/cli-plugins",
            "/usr/libexec/docker/cli-plugins",
            .. brought is null ? Array.Empty<string>() : [brought],
        ];

    /// <summary>The first plugin in the folders, or on PATH; null where there is none that runs.</summary>
    /// <param name="folders">Of <see cref="Folders"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<BuildxPlugin?> FindAsync(IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var candidates = folders.Select(folder => Path.Combine(folder, "docker-buildx")).Append(ProcessRunner.Find("docker-buildx"));
        foreach (var program in candidates.Where(File.Exists))
        {
            var answer = await ProcessRunner.RunAsync(new Command(program!, "version") { Timeout = TimeSpan.FromMinutes(2) }, null, cancellation);
            if (answer.ExitCode == 0 && Version().Match(answer.Output) is { Success: true } match)
                return new BuildxPlugin(program!, match.Groups["version"].Value);
        }
        return null;
    }

    /// <summary>Of <c>github.com/docker/buildx v0.29.1 COMMIT</c>; distributions leave out the v.</summary>
    [GeneratedRegex(@"buildx v?(?<version>[0-9][^ ]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
