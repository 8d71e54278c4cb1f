using System.Globalization;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.PythonIndex;

/// <summary>Fetching in processes of their own: killed, side by side, on a disk that is full or not theirs.</summary>
[Trait("Row", "W1")]
[Trait("Row", "X1")]
public sealed class FetchProcessTests : IDisposable
{
    private const int Size = 4_000_000;
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "PackTool");
    private readonly TempFolder _folder = new();
    private readonly LockedIndex _index;
    private readonly string _lock;

    public FetchProcessTests()
    {
        _index = new LockedIndex(_folder["index"]).Add("alpha", Size).Add("beta", Size - 1);
        _lock = _index.WriteLock(_folder["lock.txt"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_killed_run_leaves_no_wrong_entry_and_the_next_one_goes_on_where_it_was(int seed)
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Etags = true });
        var slow = new Fault.Slow(1 << 16, TimeSpan.FromMilliseconds(10));
        using (var proxy = new FaultProxy(server.Port, request => request.Path.StartsWith("/files/", StringComparison.Ordinal) ? slow : null))
            await KillAsync(proxy, new Random(seed).Next(500_000, 2 * Size));
        var store = new ContentStore(new SlipwayHome(_folder["home"]).Store);
        foreach (var package in _index.Packages.Where(package => store.Has(package.Hash)))
            Digest.Of(await File.ReadAllBytesAsync(store.PathOf(package.Hash))).ShouldBe(package.Hash);
        var left = Directory
            .GetFiles(_folder["home", "store", "partial"])
            .Where(path => !path.EndsWith(".source", StringComparison.Ordinal))
            .Sum(path => new FileInfo(path).Length);
        var there = _index.Packages.Where(package => store.Has(package.Hash)).Sum(package => package.Size!.Value);
        left.ShouldBeGreaterThan(0);
        var result = (await RunAsync(server)).OrThrow();
        result.Output.ShouldContain($"bytes {(2 * Size) - 1 - there - left}", customMessage: "no byte came twice");
        foreach (var package in _index.Packages)
            Digest.Of(await File.ReadAllBytesAsync(store.PathOf(package.Hash))).ShouldBe(package.Hash);
        Directory.GetFiles(_folder["home", "store", "partial"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_processes_one_fetches_and_the_other_waits_for_it()
    {
        using var server = new IndexServer(_folder["index"]);
        var slow = new Fault.Slow(1 << 16, TimeSpan.FromMilliseconds(10));
        using var proxy = new FaultProxy(server.Port, request => request.Path.StartsWith("/files/", StringComparison.Ordinal) ? slow : null);
        var runs = await Task.WhenAll(RunAsync(proxy), RunAsync(proxy));
        runs.Select(run => run.ExitCode).ShouldBe([0, 0], string.Concat(runs.Select(run => run.Output + run.Error)));
        proxy.Requests.Count(request => request.Path.StartsWith("/files/", StringComparison.Ordinal)).ShouldBe(2);
        runs.Sum(run => long.Parse(run.Output.Trim().Split(' ')[^1], CultureInfo.InvariantCulture)).ShouldBe((2 * Size) - 1);
    }

    [Theory]
    [Trait("Row", "X3")]
    [InlineData("size=6m", "SLP302", "SLIPWAY_HOME")]
    [InlineData("size=64m,ro", "SLP528", "SLIPWAY_HOME")]
    public async Task A_disk_that_takes_no_more_is_said_once_and_no_part_of_a_file_stays(string options, string number, string way)
    {
        using var server = new IndexServer(_folder["index"]);
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        var script =
            $"mount -t tmpfs -o {options} tmpfs {disk} && {Tool} fetch {disk} {server.Simple} {_lock}; code=$?; find {disk}/store -path '*/partial/*' -size +0; exit $code";
        var result = await ProcessRunner.RunAsync(new Command("unshare", "--map-root-user", "--mount", "sh", "-c", script));
        result.ExitCode.ShouldBe(5, result.Output + result.Error);
        var text = result.Output[result.Output.IndexOf("SLP", StringComparison.Ordinal)..];
        text.ShouldSatisfyAllConditions(x => x.ShouldStartWith(number), x => x.ShouldContain(way), x => x.ShouldNotContain("   at "));
        text.Split('\n').ShouldNotContain(line => line.StartsWith(disk, StringComparison.Ordinal) && !line.EndsWith("/locks", StringComparison.Ordinal));
    }

    private Task<CommandResult> RunAsync(IndexServer server) => RunAsync(server.Simple.ToString());

    private Task<CommandResult> RunAsync(FaultProxy proxy) => RunAsync($"http://{proxy.Host}/simple/");

    private Task<CommandResult> RunAsync(string index) => ProcessRunner.RunAsync(new Command(Tool, "fetch", _folder["home"], index, _lock));

    /// <summary>Ends a run as soon as it has seen so many bytes come.</summary>
    private async Task KillAsync(FaultProxy proxy, long bytes)
    {
        using var kill = new CancellationTokenSource();
        var run = ProcessRunner.RunAsync(
            new Command(Tool, "fetch", _folder["home"], $"http://{proxy.Host}/simple/", _lock),
            line =>
            {
                if (line.Split(' ') is ["arrived", var count] && long.Parse(count, CultureInfo.InvariantCulture) >= bytes)
                    kill.Cancel();
            },
            kill.Token
        );
        await run.ContinueWith(_ => { }, TaskScheduler.Default);
        kill.IsCancellationRequested.ShouldBeTrue("it ended before it could be killed");
    }

    public void Dispose() => _folder.Dispose();
}
