using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Benching;

/// <summary>Measures native code that is compiled anew with a warm compiler cache: on the engine's disk, and from a remote by a machine whose disk is empty (F8).</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may use.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed partial class SccacheBench(string root, SlipwayHome home, Action<string> say)
{
    private const int Runs = 5;
    private const string Dockerfile = "backend-build.Dockerfile";
    private readonly BenchCheckout _checkout = new(root, home);
    private string _mount = "id=sccache-";

    /// <summary>Runs all measurements and writes bench/sccache.md.</summary>
    /// <param name="remote">The remote, as <c>--sccache</c> takes it; its credentials are in the environment.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(string remote, CancellationToken cancellation)
    {
        await _checkout.CopyAsync(cancellation);
        var (cold, local, far) = (new List<double>(), new List<double>(), new List<double>());
        var (found, all) = (0, 0);
        // The first makes the build and the toolchain, the second an empty machine that writes.
        await MeasureAsync(remote, isEmpty: true, [], cancellation, "PushCache");
        for (var i = 0; i < Runs; i++)
        {
            var none = $"{remote}{(remote.Contains("redis", StringComparison.Ordinal) ? "/" : "-")}{Guid.NewGuid():n}";
            await MeasureAsync(none, isEmpty: true, cold, cancellation);
            await MeasureAsync(remote, isEmpty: true, far, cancellation);
            Count(await MeasureAsync("none", isEmpty: false, local, cancellation));
            Count(await MeasureAsync(remote, isEmpty: true, [], cancellation));
        }
        List<Figure> figures =
        [
            new("compiled: nothing is in any cache", cold, "s"),
            new("from the engine's disk", local, "s"),
            new("from the remote, the engine's disk empty", far, "s", "at most 1.5 times the line above"),
            new("found, of all calls that can be cached", [100.0 * found / all], "%", "at least 95 %"),
        ];
        var page = BenchPage.Render(
            $"Native code with a warm compiler cache ({remote.Split('=')[0]} on this machine)",
            "./build.sh Bench --sccache REMOTE",
            BenchCheckout.Machine(),
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            figures
        );
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "sccache.md"), page, cancellation);
        say(page);

        void Count((int Found, int All) counted) => (found, all) = (found + counted.Found, all + counted.All);
    }

    /// <returns>Calls of compilers that were found in a cache, and all that could be.</returns>
    private async Task<(int Found, int All)> MeasureAsync(
        string remote,
        bool isEmpty,
        List<double> seconds,
        CancellationToken cancellation,
        params string[] more
    )
    {
        var file = _checkout["dockerfiles", Dockerfile];
        if (isEmpty)
        {
            // The disk's cache is found by the id of its mount.
            var next = $"id={Guid.NewGuid():n}-";
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, cancellation)).Replace(_mount, next, StringComparison.Ordinal), cancellation);
            _mount = next;
        }
        // Another step, so that neither BuildKit nor the store knows its result.
        await File.AppendAllTextAsync(_checkout["dockerfiles", "steps", "compile-native.sh"], $"# {Guid.NewGuid()}\n", cancellation);
        var clock = Stopwatch.StartNew();
        var run = await _checkout.BuildAsync(cancellation, [.. more, "BackendBuild", "--upstream", "debian", "--locked", "--sccache", remote]);
        seconds.Add(clock.Elapsed.TotalSeconds);
        var counted = Calls().Match(run.Output);
        say($"{seconds[^1]:0.0} s  {counted.Value} --sccache {remote}");
        return (
            int.Parse(counted.Groups["found"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(counted.Groups["all"].ValueSpan, CultureInfo.InvariantCulture)
        );
    }

    [GeneratedRegex("(?<found>[0-9]+) of (?<all>[0-9]+) cacheable calls", RegexOptions.ExplicitCapture)]
    private static partial Regex Calls();
}
