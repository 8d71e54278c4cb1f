using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Store;

/// <summary>A store worked on by a process of its own.</summary>
internal static class StoreProcess
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "PackTool");

    public static Task<CommandResult> RunAsync(params string[] arguments) => ProcessRunner.RunAsync(new Command(Path, arguments));

    /// <summary>What it said, where it ended well.</summary>
    public static async Task<string> SaysAsync(params string[] arguments) => (await RunAsync(arguments)).OrThrow().Output;

    /// <summary>Kills it (SIGKILL) so long after its first line: before that it only starts up.</summary>
    public static async Task KillAsync(TimeSpan after, params string[] arguments)
    {
        using var kill = new CancellationTokenSource();
        var run = ProcessRunner.RunAsync(new Command(Path, arguments), _ => kill.CancelAfter(after), kill.Token);
        await run.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Works while another process uses some entries.</summary>
    public static async Task WhileUsedAsync(string store, IEnumerable<string> digests, Func<Task> work)
    {
        using var kill = new CancellationTokenSource();
        var isUsing = new TaskCompletionSource();
        var command = new Command(Path, ["use", store, .. digests]);
        var run = ProcessRunner.RunAsync(
            command,
            line =>
            {
                if (line == "using")
                    isUsing.TrySetResult();
            },
            kill.Token
        );
        await Task.WhenAny(isUsing.Task, run);
        isUsing.Task.IsCompleted.ShouldBeTrue();
        await work();
        await kill.CancelAsync();
        await run.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Seeded moments to kill at: a few of them in a usual run.</summary>
    public static IEnumerable<TimeSpan> Moments(int seed, int longest)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, 10).Select(_ => TimeSpan.FromMilliseconds(random.Next(0, longest))).ToList();
        return Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1" ? all : all.Take(2);
    }

    /// <summary>Every entry of a store.</summary>
    public static IEnumerable<string> Blobs(string store) =>
        Directory.Exists(System.IO.Path.Combine(store, "blobs"))
            ? Directory.EnumerateFiles(System.IO.Path.Combine(store, "blobs"), "*", SearchOption.AllDirectories)
            : [];
}
