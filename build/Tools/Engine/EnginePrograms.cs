using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>The programs of the own engine, in a tree of unpacked packages.</summary>
/// <param name="Root">The tree's root.</param>
public sealed record EnginePrograms(string Root)
{
    /// <summary>The engine.</summary>
    public string Dockerd => At("usr/sbin/dockerd");

    /// <summary>Keeps images and runs containers for it.</summary>
    public string Containerd => At("usr/bin/containerd");

    /// <summary>Forwards published ports.</summary>
    public string DockerProxy => At("usr/sbin/docker-proxy");

    /// <summary>First process of containers that ask for one.</summary>
    public string Init => At("usr/bin/tini-static");

    /// <summary>The docker command, for people.</summary>
    public string Docker => At("usr/bin/docker");

    /// <summary>The folder with the buildx plugin.</summary>
    public string Plugins => Directory.Exists(At("usr/libexec/docker/cli-plugins")) ? At("usr/libexec/docker/cli-plugins") : At("usr/lib/docker/cli-plugins");

    /// <summary>What the daemons need to find one another and the libraries that came with them.</summary>
    public IReadOnlyDictionary<string, string?> Environment
    {
        get
        {
            var libraries = Directory.Exists(At("usr/lib")) ? Directory.EnumerateDirectories(At("usr/lib"), "*-linux-gnu") : [];
            return new Dictionary<string, string?>
            {
                ["PATH"] = $"{At("usr/sbin")}:{At("usr/bin")}:{System.Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin",
                ["LD_LIBRARY_PATH"] = libraries.Any() ? string.Join(':', libraries) : null,
            };
        }
    }

    /// <summary>Runs each program once: a library that does not fit this system's C library shows only then.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP420, with all programs that do not run.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        (string Program, string Argument)[] calls =
        [
            (Dockerd, "--version"),
            (Containerd, "--version"),
            (At("usr/bin/containerd-shim-runc-v2"), "-v"),
            (RuncPath(), "--version"),
            (Path.Combine(Plugins, "docker-buildx"), "version"),
        ];
        var failures = new List<string>();
        foreach (var (program, argument) in calls)
        {
            var result = await ProcessRunner.RunAsync(
                new Command(program, argument) { Environment = Environment, Timeout = TimeSpan.FromMinutes(2) },
                null,
                cancellation
            );
            if (result.ExitCode != 0)
                failures.Add($"{program}: {result.LastLines(1)}");
        }
        if (failures.Count > 0)
            throw new SlipwayException(EngineProblems.DoesNotRun(failures));
    }

    /// <summary>The tree's runc, or the system's where the packages brought none because it is installed.</summary>
    private string RuncPath() => File.Exists(At("usr/sbin/runc")) ? At("usr/sbin/runc") : ProcessRunner.Find("runc") ?? At("usr/bin/runc");

    private string At(string path) => Path.Combine(Root, path);
}
