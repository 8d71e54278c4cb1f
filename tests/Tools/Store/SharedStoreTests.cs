using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Store;

/// <summary>Content that is added by real processes: killed, side by side, on disks that are full or read only.</summary>
[Trait("Row", "X1")]
public sealed class SharedStoreTests : IDisposable
{
    private const string FourMegabytes = "4194304";
    private readonly TempFolder _folder = new();

    private string Store => _folder["store"];

    [Fact]
    public async Task Killed_while_adding_no_half_written_entry_is_visible_and_the_next_run_adds_the_same()
    {
        string[] seeds = ["1", "2", "3", "4"];
        var expected = Added(await StoreProcess.SaysAsync(["add", _folder["clean"], .. seeds]));
        foreach (var moment in StoreProcess.Moments(20261122, 250))
        {
            await StoreProcess.KillAsync(moment, ["add", Store, .. seeds]);
            await AllWholeAsync();
        }
        Added(await StoreProcess.SaysAsync(["add", Store, .. seeds])).ShouldBe(expected);
        Directory.GetFiles(Path.Combine(Store, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "W1")]
    public async Task Several_processes_that_add_the_same_content_at_once_get_one_entry_and_no_error()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StoreProcess.SaysAsync("add", Store, "7", "7", "7")));
        runs.SelectMany(Added).Distinct().Count().ShouldBe(1);
        StoreProcess.Blobs(Store).Count().ShouldBe(1);
        await AllWholeAsync();
        Directory.GetFiles(Path.Combine(Store, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_full_disk_is_named_and_what_was_there_stays_whole()
    {
        var (result, disk) = await OnDiskAsync("size=6m", "$tool add $disk/store 1 2; code=$?; find $disk -type f -size +64k; exit $code");
        result.ExitCode.ShouldBe(5, result.Output + result.Error);
        result.Output.ShouldContain($"SLP302 the disk is full: {disk}/store/blobs/sha256/");
        result.Output.ShouldContain("SLIPWAY_HOME");
        // One entry of 4 MB, whole; of the second one nothing.
        result.Output.Split('\n').Count(x => x.StartsWith(disk, StringComparison.Ordinal)).ShouldBe(1);
        result.Output.ShouldContain("added sha256:");
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task On_a_read_only_disk_what_only_reads_works_and_what_writes_is_refused_with_what_to_do()
    {
        const string script = """
            $tool add $disk/store 1 && one=$(ls $disk/store/blobs/sha256) && mount -o remount,ro $disk || exit 99
            $tool has $disk/store $one; $tool check $disk/store; $tool add $disk/store 2; echo "code $?"
            """;
        var (result, disk) = await OnDiskAsync("size=20m", script);
        result.Output.ShouldContain("has True\n");
        result.Output.ShouldContain($"checked 1 {FourMegabytes}\n");
        result.Output.ShouldContain($"SLP521 {disk}/store/tmp/");
        result.Output.ShouldContain("Read-only file system");
        result.Output.ShouldContain("do: make it writable for this user, or set SLIPWAY_HOME");
        result.Output.ShouldEndWith("code 5\n");
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task What_is_damaged_on_a_read_only_disk_is_named_as_such()
    {
        const string script = """
            $tool add $disk/store 1 && printf x >> $disk/store/blobs/sha256/$(ls $disk/store/blobs/sha256) && mount -o remount,ro $disk || exit 99
            $tool check $disk/store
            """;
        var (result, _) = await OnDiskAsync("size=20m", script);
        result.Output.ShouldContain("SLP523 blobs/sha256/");
        result.Output.ShouldContain("it cannot be moved aside: Read-only file system");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A disk in a mount namespace of its own: gone with the process.</summary>
    private async Task<(CommandResult Result, string Disk)> OnDiskAsync(string options, string script)
    {
        Needs.That(ProcessRunner.Find("unshare") is not null, "needs unshare (util-linux) to mount a small disk");
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        var text = $"disk={disk}; tool={StoreProcess.Path}; mount -t tmpfs -o {options} tmpfs $disk || exit 98\n{script}";
        var result = await ProcessRunner.RunAsync(new Command("unshare", "--map-root-user", "--mount", "sh", "-c", text) { Timeout = TimeSpan.FromMinutes(1) });
        Needs.That(result.ExitCode is not (98 or 99), $"this user may not mount a disk: {result.Error}");
        return (result, disk);
    }

    private async Task AllWholeAsync()
    {
        foreach (var blob in StoreProcess.Blobs(Store))
            Digest.Of(await File.ReadAllBytesAsync(blob)).Hex.ShouldBe(Path.GetFileName(blob));
    }

    private static List<string> Added(string output) => [.. output.Split('\n').Where(x => x.StartsWith("added", StringComparison.Ordinal))];
}
