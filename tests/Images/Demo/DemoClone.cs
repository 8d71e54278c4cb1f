using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>A clone of a demo checkout whose files are committed, and the compiled build to run on it.</summary>
internal sealed class DemoClone : IDisposable
{
    private readonly TempFolder _folder = new();

    private DemoClone(string place) => Root = _folder[place];

    public string Root { get; }

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    public Dictionary<string, string?> Environment { get; } =
        new()
        {
            ["DOCKER_HOST"] = null,
            ["DOCKER_CONTEXT"] = null,
            ["CI"] = null,
        };

    /// <summary>Commits the files of a checkout, the same commit each time.</summary>
    public static async Task CommitAsync(DemoCheckout checkout)
    {
        await GitAsync("init", "--quiet", checkout.Root);
        // What a run leaves behind is no part of the job.
        await File.WriteAllTextAsync(checkout[".gitignore"], ".nuke/temp/\nout/\n");
        await GitAsync("-C", checkout.Root, "add", "--all");
        await GitAsync("-C", checkout.Root, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "demo");
    }

    public static async Task<DemoClone> OfAsync(DemoCheckout checkout, string home, string place)
    {
        var clone = new DemoClone(place);
        clone.Environment["SLIPWAY_HOME"] = home;
        await GitAsync("clone", "--quiet", checkout.Root, clone.Root);
        Directory.CreateDirectory(clone[".nuke"]);
        clone.Environment["NUKE_ROOT"] = clone.Root;
        return clone;
    }

    public Command Command(params string[] words) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "_build.dll"), .. words])
        {
            WorkingDirectory = Root,
            Environment = Environment,
            Timeout = TimeSpan.FromMinutes(4),
        };

    public Task<CommandResult> RunAsync(params string[] words) => ProcessRunner.RunAsync(Command(words));

    public void Dispose() => _folder.Dispose();

    private static async Task GitAsync(params string[] words) => (await ProcessRunner.RunAsync(new Command("git", words))).OrThrow();
}
