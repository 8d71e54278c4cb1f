using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Store;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

/// <summary>Eviction, by processes of their own: what this one uses would stay.</summary>
[Trait("Row", "W1")]
public sealed class StoreTidyingTests : IDisposable
{
    private const int Size = 1000;
    private readonly TempFolder _folder = new();

    private string Store => _folder["store"];

    [Fact]
    public async Task The_least_recently_used_entries_go_and_what_was_compiled_stays_longest()
    {
        Begin();
        var (old, older, compiled) = (Put("old", days: 20), Put("older", days: 30), Put("compiled", days: 40));
        RecordExport(compiled);
        (await StoreProcess.SaysAsync("tidy", Store, "0.002MB")).ShouldBe($"evicted 1 {Size}\n");
        Names().ShouldBe([old.Hex, compiled.Hex], ignoreOrder: true);
        (await StoreProcess.SaysAsync("tidy", Store, "0.001MB")).ShouldBe($"evicted 1 {Size}\n");
        Names().ShouldBe([compiled.Hex]);
        older.ShouldNotBe(old);
    }

    [Fact]
    [Trait("Row", "X1")]
    public async Task What_a_run_may_rely_on_stays_while_it_runs()
    {
        Begin();
        var (used, recent, longUnused) = (Put("used", days: 30), Put("recent", days: 2), Put("long unused", days: 30));
        await StoreProcess.WhileUsedAsync(
            Store,
            [used.ToString()],
            async () =>
            {
                (await StoreProcess.SaysAsync("tidy", Store, "0MB")).ShouldBe($"evicted 1 {Size}\n");
                Names().ShouldBe([used.Hex, recent.Hex], ignoreOrder: true);
            }
        );
        (await StoreProcess.SaysAsync("tidy", Store, "0MB")).ShouldBe($"evicted 2 {2 * Size}\n");
        longUnused.ShouldNotBe(recent);
    }

    [Fact]
    public void What_this_run_used_stays_and_the_limit_is_named()
    {
        var store = new ContentStore(Store);
        var mine = store.Add(new byte[Size]);
        Put("other", days: 1);
        var tidied = new StoreTidying(store).AfterRun(() => StoreLimit.TryParse("0.5KB")!);
        (tidied.Evicted, tidied.EvictedBytes, tidied.Warning!.Number).ShouldBe((1, Size, "SLP522"));
        store.Has(mine).ShouldBeTrue();
    }

    [Fact]
    public void A_run_that_added_nothing_looks_at_nothing()
    {
        var entry = Put("there", days: 90);
        var store = new ContentStore(Store);
        store.Has(entry).ShouldBeTrue();
        new StoreTidying(store).AfterRun(() => throw new InvalidOperationException("asked for the limit")).Evicted.ShouldBe(0);
        Directory.GetFileSystemEntries(Store).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_use_is_recorded_once_a_day()
    {
        Begin();
        var (yesterday, today) = (Put("yesterday", days: 1.5), Put("today", days: 0.5));
        var before = File.GetLastWriteTimeUtc(PathOf(today));
        await StoreProcess.WhileUsedAsync(Store, [yesterday.ToString(), today.ToString()], () => Task.CompletedTask);
        File.GetLastWriteTimeUtc(PathOf(yesterday)).ShouldBeGreaterThan(DateTime.UtcNow.AddHours(-1));
        File.GetLastWriteTimeUtc(PathOf(today)).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_check_moved_aside_goes_after_a_week()
    {
        Begin();
        Directory.CreateDirectory(Path.Combine(Store, "damaged"));
        foreach (var (name, days) in new[] { ("new", 6), ("old", 8) })
        {
            File.WriteAllText(Path.Combine(Store, "damaged", name), "x");
            File.SetLastWriteTimeUtc(Path.Combine(Store, "damaged", name), DateTime.UtcNow.AddDays(-days));
        }
        await StoreProcess.SaysAsync("tidy", Store, "none");
        Directory.GetFiles(Path.Combine(Store, "damaged")).Select(Path.GetFileName).ShouldBe(["new"]);
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(Digest digest) => Path.Combine(Store, "blobs", "sha256", digest.Hex);

    private IEnumerable<string> Names() => StoreProcess.Blobs(Store).Select(x => Path.GetFileName(x));

    /// <summary>A store that something was added to before.</summary>
    private void Begin() => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Store).FullName, "lock"), "");

    /// <summary>An entry that nobody used for so long. Written past the store: this process must hold nothing of it.</summary>
    private Digest Put(string text, double days)
    {
        var bytes = new byte[Size];
        System.Text.Encoding.UTF8.GetBytes(text, bytes);
        var digest = Digest.Of(bytes);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(digest))!);
        File.WriteAllBytes(PathOf(digest), bytes);
        File.SetLastWriteTimeUtc(PathOf(digest), DateTime.UtcNow.AddDays(-days));
        return digest;
    }

    private void RecordExport(Digest digest)
    {
        var elsewhere = _folder["elsewhere"];
        new ArtifactIndex(new ContentStore(elsewhere), ArtifactIndex.Exports).Record(Key.Of("compiled"), [new StoredArtifact("lib.so", digest, Size)]);
        Directory.Move(Path.Combine(elsewhere, "keys"), Path.Combine(Store, "keys"));
    }
}
