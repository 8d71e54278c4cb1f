using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests.Doctor;

/// <summary>Runs the build on a copy of the demo whose mirror and registry are servers of the test.</summary>
public sealed class DoctorRun : IDisposable
{
    private static readonly string[] s_parts = ["dockerfiles", "requirements", "service"];
    private readonly TempFolder _folder = new();
    private readonly TempFolder _home = new();
    private readonly string _mainHome;

    public DoctorRun(string server, string? home = null)
    {
        _mainHome = home ?? _home.Path;
        Directory.CreateDirectory(_folder[".nuke"]);
        foreach (var part in s_parts)
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, part), "*", SearchOption.AllDirectories))
        {
            var target = _folder[Path.GetRelativePath(Repository.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        File.WriteAllText(_folder["keys"], "keys of the archive");
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "slipway.json"));
        var debian = $$"""  "debian": { "mirrors": ["{{server}}"], "keyring": "{{_folder["keys"]}}" },""";
        File.WriteAllText(_folder["slipway.json"], settings.Replace("  \"service\": ", $"{debian}\n  \"service\": ", StringComparison.Ordinal));
        Environment["npm_config_registry"] = server;
        string[] unset = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "DOCKER_HOST", "DOCKER_CONTEXT", "CI", "NUKE_ROOT"];
        foreach (var name in unset)
            Environment[name] = null;
    }

    public Dictionary<string, string?> Environment { get; } = [];

    public string Root => _folder.Path;

    /// <summary>A folder of the test's own; also SLIPWAY_HOME, where none was given.</summary>
    public string Home => _home.Path;

    /// <summary>Puts members at the top of slipway.json.</summary>
    public void Settings(string members)
    {
        var text = File.ReadAllText(_folder["slipway.json"]);
        File.WriteAllText(_folder["slipway.json"], text.Replace("  \"service\": ", $"{members}\n  \"service\": ", StringComparison.Ordinal));
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(Line(arguments));

    public Task<CommandResult> DoctorAsync(params string[] arguments) => RunAsync(["Doctor", "--upstream", "debian", .. arguments]);

    /// <summary>The doctor, run by a shell that first does something else.</summary>
    public Task<CommandResult> DoctorAfterAsync(string script)
    {
        var line = Line("Doctor", "--upstream", "debian");
        return ProcessRunner.RunAsync(
            new Command("/bin/sh", ["-c", $"{script}; exec \"$@\"", "sh", line.Program, .. line.Arguments])
            {
                WorkingDirectory = line.WorkingDirectory,
                Environment = line.Environment,
            }
        );
    }

    public void Dispose()
    {
        _folder.Dispose();
        _home.Dispose();
    }

    private Command Line(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "_build.dll"), .. arguments])
        {
            WorkingDirectory = Root,
            Timeout = TimeSpan.FromMinutes(2),
            Environment = new Dictionary<string, string?>(Environment) { ["SLIPWAY_HOME"] = _mainHome },
        };
}
