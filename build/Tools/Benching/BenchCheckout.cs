using Slipway.Tools.Processes;

namespace Slipway.Tools.Benching;

/// <summary>A copy of the repository that a bench may change, and the build in it as a user has it.</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may empty.</param>
internal sealed class BenchCheckout(string root, SlipwayHome home)
{
    public SlipwayHome Home => home;

    public string Root { get; } = Path.Combine(home.Root, "checkout");

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>Copies what git tracks, as it is now.</summary>
    public async Task CopyAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Root);
        var files = (await ProcessRunner.RunAsync(new Command("git", "-C", root, "ls-files"), cancellation: cancellation))
            .OrThrow()
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(x => File.Exists(Path.Combine(root, x))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
            File.Copy(Path.Combine(root, file), this[file], overwrite: true);
        }
    }

    /// <summary>The command as typed.</summary>
    public Task<CommandResult> BuildAsync(CancellationToken cancellation, params string[] arguments) => RunAsync(home, null, arguments, cancellation);

    /// <summary>The command as typed on a machine with another home and no engine in reach.</summary>
    public Task<CommandResult> BuildOnAsync(SlipwayHome other, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(other, $"unix://{other.Root}/nobody.sock", arguments, cancellation);

    /// <summary>The command as typed with an engine in reach.</summary>
    public Task<CommandResult> BuildWithAsync(SlipwayHome on, string engine, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(on, engine, arguments, cancellation);

    private async Task<CommandResult> RunAsync(SlipwayHome on, string? engine, string[] arguments, CancellationToken cancellation) =>
        (
            await ProcessRunner.RunAsync(
                new Command(this["build.sh"], arguments)
                {
                    WorkingDirectory = Root,
                    Environment = engine is null
                        ? new Dictionary<string, string?> { ["SLIPWAY_HOME"] = on.Root }
                        : new Dictionary<string, string?> { ["SLIPWAY_HOME"] = on.Root, ["DOCKER_HOST"] = engine },
                    Timeout = TimeSpan.FromMinutes(20),
                },
                cancellation: cancellation
            )
        ).OrThrow();

    /// <summary>Cores, memory, system.</summary>
    public static string Machine() =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000} GB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}";
}
