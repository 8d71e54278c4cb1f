using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>The dev container CLI of npm, run against the own engine by a user who is neither root nor the image's user.</summary>
internal sealed class DevContainerCli : IDisposable
{
    public const int User = 24680;
    private const string Version = "0.89.0";

    private readonly TempFolder _folder = new();
    private readonly string _script;
    private readonly EnginePrograms _programs;
    private readonly string _address;
    private readonly string _workspace;

    private DevContainerCli(string script, OwnEngine engine, string workspace)
    {
        (_script, _programs, _address, _workspace) = (script, engine.Programs!, engine.Endpoint.Address, workspace);
        var plugins = Directory.CreateDirectory(_folder["config", "cli-plugins"]).FullName;
        File.CreateSymbolicLink(Path.Combine(plugins, "docker-buildx"), Path.Combine(_programs.Plugins, "docker-buildx"));
        Directory.CreateDirectory(_folder["home"]);
        // A user whom this machine's lists do not know has no name, and the CLI asks for it: the list is another one for its processes alone.
        File.WriteAllText(_folder["passwd"], $"{File.ReadAllText("/etc/passwd")}somebody:x:{User}:{User}::{_folder["home"]}:/bin/sh\n");
    }

    /// <param name="home">Home of the engine.</param>
    /// <param name="workspace">The checkout, which is given to the user.</param>
    public static async Task<DevContainerCli> StartAsync(SlipwayHome home, string workspace)
    {
        Needs.That(ProcessRunner.Find("node") is not null && ProcessRunner.Find("npm") is not null, "no node and npm to run the dev container CLI with");
        Needs.That(ProcessRunner.Find("setpriv") is not null && ProcessRunner.Find("unshare") is not null, "no setpriv and unshare");
        var script = await FindAsync();
        var engine = new OwnEngine(home, _ => { });
        await engine.StartAsync(CancellationToken.None);
        var cli = new DevContainerCli(script, engine, workspace);
        (await ProcessRunner.RunAsync(new Command("chown", "-R", $"{User}:{User}", cli._folder.Path, workspace))).OrThrow();
        return cli;
    }

    /// <summary>Runs a command of it.</summary>
    /// <param name="command">up or exec.</param>
    /// <param name="words">What stands behind its options.</param>
    public Task<CommandResult> RunAsync(string command, params string[] words) =>
        ProcessRunner.RunAsync(
            new Command(
                "unshare",
                [
                    "--mount",
                    "bash",
                    "-c",
                    $"mount --bind {_folder["passwd"]} /etc/passwd && exec \"$@\"",
                    "bash",
                    "setpriv",
                    $"--reuid={User}",
                    $"--regid={User}",
                    "--clear-groups",
                    // The engine's socket is root's.
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override",
                    "node",
                    _script,
                    command,
                    "--docker-path",
                    _programs.Docker,
                    "--workspace-folder",
                    _workspace,
                    "--user-data-folder",
                    _folder["home", "data"],
                    .. words,
                ]
            )
            {
                Environment = Variables,
                Timeout = TimeSpan.FromMinutes(8),
            }
        );

    /// <summary>Runs docker itself.</summary>
    public Task<CommandResult> DockerAsync(params string[] words) => ProcessRunner.RunAsync(new Command(_programs.Docker, words) { Environment = Variables });

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string?> Variables =>
        new()
        {
            ["DOCKER_HOST"] = _address,
            ["DOCKER_CONFIG"] = _folder["config"],
            ["HOME"] = _folder["home"],
        };

    private static async Task<string> FindAsync()
    {
        var folder = Path.Combine(TestCache.Folder, "programs", $"devcontainers-cli-{Version}");
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
            var install = await ProcessRunner.RunAsync(
                new Command("npm", "install", "--ignore-scripts", "--no-save", "--prefix", aside, $"@devcontainers/cli@{Version}") { WorkingDirectory = aside }
            );
            if (install.ExitCode == 0 && !Directory.Exists(folder))
                Directory.Move(aside, folder);
            else
                Directory.Delete(aside, recursive: true);
        }
        Needs.That(Directory.Exists(folder), "the dev container CLI cannot be fetched from npm");
        return Path.Combine(folder, "node_modules", "@devcontainers", "cli", "devcontainer.js");
    }
}
