using Slipway.Core.Records;
using Slipway.Tools;
using Slipway.Tools.Processes;
using Slipway.Tools.Records;

namespace Slipway.Images.Tests.Demo;

/// <summary>A copy of the repository's files that a test may change, and the compiled build to run on it.</summary>
public sealed class DemoCheckout : IDisposable
{
    private static readonly string[] Parts = ["dockerfiles", "requirements", "service"];
    private readonly Slipway.Tests.TempFolder _folder = new();

    public DemoCheckout(string home)
    {
        Environment["SLIPWAY_HOME"] = home;
        Directory.CreateDirectory(this[".nuke"]);
        foreach (var file in (string[])["slipway.json", "pins.json", "components.json"])
            File.Copy(Path.Combine(Slipway.Tests.Repository.Root, file), this[file]);
        foreach (var part in Parts)
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Slipway.Tests.Repository.Root, part), "*", SearchOption.AllDirectories))
        {
            var target = this[Path.GetRelativePath(Slipway.Tests.Repository.Root, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public Dictionary<string, string?> Environment { get; } =
        new()
        {
            ["DOCKER_HOST"] = null,
            ["DOCKER_CONTEXT"] = null,
            ["CI"] = null,
            ["NUKE_ROOT"] = null,
        };

    public string Root => _folder.Path;

    /// <summary>The newest record of what a home made of it.</summary>
    public BuildRecord Record(SlipwayHome home) => new RecordFiles(home, Root).Last("minimal-onnx-cpu")!;

    public string this[params string[] parts] => _folder[parts];

    /// <summary>Replaces a text in a file.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(this[file]);
        text.ShouldContain(from);
        File.WriteAllText(this[file], text.Replace(from, to, StringComparison.Ordinal));
    }

    public Command Command(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "_build.dll"), .. arguments])
        {
            WorkingDirectory = Root,
            Environment = Environment,
            Timeout = TimeSpan.FromMinutes(8),
        };

    public Task<CommandResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(Command(arguments));

    /// <summary>Runs the target Runtime on the Debian upstream.</summary>
    public Task<CommandResult> RuntimeAsync(params string[] arguments) => RunAsync(["Runtime", "--upstream", "debian", .. arguments]);

    public void Dispose() => _folder.Dispose();
}
