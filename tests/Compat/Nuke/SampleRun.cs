using Slipway.Tools.Processes;

namespace Slipway.Compat.Tests.Nuke;

/// <summary>Runs one of the sample builds as a program, in a folder of its own that is a NUKE root.</summary>
public sealed class SampleRun : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleRun() => Directory.CreateDirectory(_folder[".nuke"]);

    /// <summary>The root, as the program sees it.</summary>
    public string Root => _folder.Path;

    public Dictionary<string, string?> Environment { get; } =
        new()
        {
            ["GITHUB_ACTIONS"] = null,
            ["GITLAB_CI"] = null,
            ["TF_BUILD"] = null,
            ["HOST"] = null,
            ["TARGET"] = null,
            ["NUKE_TELEMETRY_OPTOUT"] = "1",
        };

    public static Command Command(string sample, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            Timeout = TimeSpan.FromMinutes(1),
            Environment = new Dictionary<string, string?>(environment) { ["SAMPLE"] = sample },
        };

    public void Write(string path, string text) => File.WriteAllText(_folder[path], text);

    /// <summary>A process sees 255 where the program returned -1.</summary>
    public async Task<SampleResult> RunAsync(string sample, params string[] arguments)
    {
        var result = await ProcessRunner.RunAsync(Command(sample, Root, Environment, arguments));
        return new SampleResult(result.ExitCode, result.Output.Replace('\u00a0', ' ').Replace("\u200b", "", StringComparison.Ordinal), result.Error);
    }

    public void Dispose() => _folder.Dispose();
}
