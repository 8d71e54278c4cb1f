using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests;

/// <summary>Runs the built program, as build.sh does, on a root of its own.</summary>
public sealed class BuildRun : IDisposable
{
    private readonly TempFolder _folder = new();

    public BuildRun() => Directory.CreateDirectory(_folder[".nuke"]);

    /// <summary>The root that the program works on.</summary>
    public string Root => _folder.Path;

    public Dictionary<string, string?> Environment { get; } = [];

    public string this[params string[] parts] => _folder[parts];

    public Task<CommandResult> RunAsync(params string[] arguments) => RunInAsync(Root, arguments);

    public Task<CommandResult> RunInAsync(string folder, params string[] arguments) =>
        ProcessRunner.RunAsync(
            new Command("dotnet", [Path.Combine(AppContext.BaseDirectory, "_build.dll"), .. arguments])
            {
                WorkingDirectory = folder,
                Timeout = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string?>(Environment) { ["SLIPWAY_HOME"] = _folder["home"] },
            }
        );

    public void Dispose() => _folder.Dispose();
}
