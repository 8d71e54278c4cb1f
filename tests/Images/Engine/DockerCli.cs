using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Engine;

/// <summary>The docker command as a user has it, with buildx and compose as its plugins, against the own engine of a home.</summary>
public sealed class DockerCli : IDisposable
{
    private readonly TempFolder _configuration = new();
    private readonly string _program;
    private readonly string _address;

    private DockerCli(EnginePrograms programs, string address, string compose)
    {
        (_program, _address) = (programs.Docker, address);
        var plugins = Directory.CreateDirectory(_configuration["cli-plugins"]).FullName;
        File.CreateSymbolicLink(Path.Combine(plugins, "docker-buildx"), Path.Combine(programs.Plugins, "docker-buildx"));
        File.CreateSymbolicLink(Path.Combine(plugins, "docker-compose"), compose);
    }

    public static async Task<DockerCli> StartAsync(SlipwayHome home)
    {
        var own = new OwnEngine(home, _ => { });
        await own.StartAsync(CancellationToken.None);
        // The release's own is older than the build file that compose writes for bake.
        var compose = await DebianPrograms.ProvideAsync("docker-compose", "sid");
        var plugin = Directory
            .EnumerateFiles(compose.Path, "docker-compose", SearchOption.AllDirectories)
            .Single(x => x.Contains("cli-plugins", StringComparison.Ordinal));
        return new DockerCli(own.Programs!, own.Endpoint.Address, plugin);
    }

    /// <summary>Runs a line that a user would type after <c>docker</c>.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="line">Words, separated by blanks.</param>
    /// <param name="variables">Variables, <c>NAME=value</c>.</param>
    public Task<CommandResult> RunAsync(string folder, string line, params string[] variables) => RunAsync(folder, line.Split(' '), variables);

    /// <summary>Runs docker with words of which some have blanks.</summary>
    public Task<CommandResult> RunAsync(string folder, IReadOnlyList<string> words, params string[] variables)
    {
        var environment = new Dictionary<string, string?>
        {
            ["DOCKER_HOST"] = _address,
            ["DOCKER_CONFIG"] = _configuration.Path,
            ["MODEL_BUILD_MODE"] = null,
        };
        foreach (var variable in variables)
            environment[variable.Split('=')[0]] = variable.Split('=', 2)[1];
        return ProcessRunner.RunAsync(
            new Command(_program, words)
            {
                WorkingDirectory = folder,
                Environment = environment,
                Timeout = TimeSpan.FromMinutes(8),
            }
        );
    }

    /// <summary>The same, and it succeeds.</summary>
    public async Task<string> MustAsync(string folder, string line, params string[] variables)
    {
        var result = await RunAsync(folder, line, variables);
        result.ExitCode.ShouldBe(0, $"docker {line}\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    public void Dispose() => _configuration.Dispose();
}
