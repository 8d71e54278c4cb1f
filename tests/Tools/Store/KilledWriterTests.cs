using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Store;

/// <summary>Writing runs in processes of their own, killed, starved of disk, or side by side.</summary>
[Trait("Row", "X1")]
public sealed class KilledWriterTests : IDisposable
{
    private const string Layers = "6";
    private const string Megabytes = "8";
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Killed_at_seeded_moments_the_store_has_no_wrong_entry_and_the_next_run_gives_the_same()
    {
        var expected = Made((await StoreProcess.RunAsync(_folder["clean"], Layers, Megabytes)).OrThrow().Output);
        foreach (var (after, moment) in StoreProcess.Moments(20261121, 500).Select((after, moment) => (after, moment)))
        {
            var store = _folder[$"store{moment % 2}"];
            await StoreProcess.KillAsync(after, store, Layers, Megabytes);
            foreach (var blob in StoreProcess.Blobs(store))
                Digest.Of(await File.ReadAllBytesAsync(blob)).Hex.ShouldBe(Path.GetFileName(blob));
            if (moment % 3 == 0)
                Made((await StoreProcess.RunAsync(store, Layers, Megabytes)).OrThrow().Output).ShouldBe(expected, ignoreOrder: true);
        }
        var last = (await StoreProcess.RunAsync(_folder["store1"], Layers, Megabytes)).OrThrow().Output;
        Made(last).ShouldBe(expected, ignoreOrder: true);
        Directory.GetFiles(_folder["store1", "tmp"]).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "R4")]
    public async Task Another_user_mask_home_time_zone_locale_and_folder_give_the_same_digests()
    {
        var here = Made((await StoreProcess.RunAsync(_folder["here"], "3", "1")).OrThrow().Output);
        // In a user namespace the process has the other name and number and still may read the checkout, wherever that is.
        var script = $"umask 077; cd / && exec {StoreProcess.Path} \"$1\" 3 1";
        var command = new Command("unshare", "--map-user=4321", "--map-group=4321", "sh", "-c", script, "sh", _folder["some where", "else"])
        {
            Environment = new Dictionary<string, string?>
            {
                ["TZ"] = "Pacific/Chatham",
                ["LC_ALL"] = "tr_TR.UTF-8",
                ["HOME"] = "/nowhere",
            },
        };
        Made((await ProcessRunner.RunAsync(command)).OrThrow().Output).ShouldBe(here, ignoreOrder: true);
    }

    [Fact]
    public async Task Two_runs_at_once_share_a_store()
    {
        var store = _folder["shared"];
        var runs = await Task.WhenAll(StoreProcess.RunAsync(store, Layers, "2"), StoreProcess.RunAsync(store, Layers, "2"));
        var made = runs.Select(r => Made(r.OrThrow().Output)).ToList();
        made[0].ShouldBe(made[1], ignoreOrder: true);
        StoreProcess.Blobs(store).Count().ShouldBe(6);
        Directory.GetFiles(Path.Combine(store, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_full_disk_is_named_with_needed_and_free_bytes_and_nothing_half_written_stays()
    {
        var disk = _folder["disk"];
        Directory.CreateDirectory(disk);
        // A disk of 4 MB in a mount namespace of its own: gone with the process. What is listed at the end is what the failed run left.
        var script = $"mount -t tmpfs -o size=4m tmpfs {disk} && {StoreProcess.Path} {disk}/store 1 16; code=$?; find {disk} -type f ! -name lock; exit $code";
        var result = await ProcessRunner.RunAsync(new Command("unshare", "--map-root-user", "--mount", "sh", "-c", script));
        result.ExitCode.ShouldBe(5, result.Error);
        var problem = result.Output[result.Output.IndexOf("SLP302", StringComparison.Ordinal)..];
        problem.ShouldMatch($"^SLP302 the disk is full: {disk}/store/tmp/[0-9a-f-]+ takes up to 1[67][0-9]{{6}} bytes and [0-9]+ are free");
        problem.ShouldContain("SLIPWAY_HOME");
        problem.Split('\n').ShouldNotContain(line => line.StartsWith(disk, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Name and digest of each layer, whether it was found or made.</summary>
    private static List<string> Made(string output) =>
        [
            .. output
                .Split('\n')
                .Where(l => l.StartsWith("made", StringComparison.Ordinal) || l.StartsWith("found", StringComparison.Ordinal))
                .Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
        ];
}
