using System.Text.RegularExpressions;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Making;

/// <summary>The committed locks of 24 real packages come out again, byte for byte, on both dates and both machines.</summary>
[Trait("Row", "L1")]
[Trait("Row", "L2")]
[Collection("environment")]
public sealed class RealIndexTests : IDisposable
{
    private readonly string _bundle = UvFixture.NeedBundle();
    private readonly LockBench _bench = new();

    public RealIndexTests() => _bench.Write("minimal-onnx.in", File.ReadAllText(Path.Combine(_bundle, "locks", "minimal.in")));

    [Fact]
    public async Task Four_targets_are_locked_as_the_index_had_them_on_two_days()
    {
        using var server = new IndexServer(_bundle);
        foreach (var (name, moment) in new[] { ("before", "2026-11-05T00:00:00Z"), ("after", "2026-11-10T00:00:00Z") })
        {
            await _bench.LockAsync(server, [LockBench.Job("amd64"), LockBench.Job("arm64")], cutoff: moment, upgrade: true);
            foreach (var architecture in new[] { "amd64", "arm64" })
                Comparable(_bench.Text(LockBench.Job(architecture))).ShouldBe(Comparable(Known(name, architecture)));
        }
    }

    [Fact]
    public async Task An_index_of_links_alone_gives_the_same_packages()
    {
        // Sizes of files come from the files: three are packed.
        var unpacked = _bench["unpacked"];
        (await ProcessRunner.RunAsync(new Command("python3", [Path.Combine(_bundle, "unpack.py"), unpacked]))).OrThrow();
        using var server = new IndexServer(_bundle, new IndexBehaviour { Json = false, MoreFiles = unpacked });
        await _bench.LockAsync(server, [LockBench.Job("amd64"), LockBench.Job("arm64")]);
        foreach (var architecture in new[] { "amd64", "arm64" })
            Lines(_bench.Text(LockBench.Job(architecture))).ShouldBe(Lines(Known("after", architecture)));
    }

    [Fact]
    public async Task An_index_of_links_without_metadata_files_gives_the_same_packages()
    {
        using var server = new IndexServer(_bundle, new IndexBehaviour { Json = false, Metadata = false });
        // The one lock whose wheels are all there unpacked.
        await _bench.LockAsync(server, [LockBench.Job("amd64")]);
        Lines(_bench.Text()).ShouldBe(Lines(Known("after", "amd64")));
    }

    private string Known(string name, string architecture) => File.ReadAllText(Path.Combine(_bundle, "locks", $"{name}.{architecture}.txt"));

    /// <summary>All but what names the selection: the backend, and the names of the two input files.</summary>
    private static string Comparable(string text) =>
        Regex.Replace(text.Replace(" backend=onnx", "", StringComparison.Ordinal), "(?<=^# inputs: sha256:[0-9a-f]{64}) .*$", "", RegexOptions.Multiline);

    private static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n').Where(line => !line.StartsWith('#'))];

    public void Dispose() => _bench.Dispose();
}
