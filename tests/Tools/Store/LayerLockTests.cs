using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

/// <summary>Two processes that want the same layers.</summary>
[Trait("Row", "Y4")]
public sealed class LayerLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder.Path);

    [Fact]
    public async Task One_process_makes_a_layer_and_the_other_waits_for_it()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StoreProcess.SaysAsync(_folder.Path, "6", "4")));

        var lines = runs.SelectMany(x => x.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        lines.Count(x => x.StartsWith("made ", StringComparison.Ordinal)).ShouldBe(6);
        lines.Count(x => x.StartsWith("found ", StringComparison.Ordinal)).ShouldBe(12);
        Directory.EnumerateFiles(_folder["making"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_waits_does_not_look_into_what_the_layer_is_made_of()
    {
        var key = Key.OfText("a");
        var index = new LayerIndex(Store);
        var opened = 0;
        var held = await index.HoldAsync(key, default);
        var making = new LayerMaking(index, new LayerPacker(Store, ZstdLibrary.System)).PackAllAsync([
            new LayerJob(
                LayerMaker.App,
                "app",
                key,
                1,
                () =>
                {
                    opened++;
                    return SyntheticLayer.Entries(1, 1, 10);
                }
            ),
        ]);
        (await Task.WhenAny(making, Task.Delay(300))).ShouldNotBe(making);
        var packed = await new LayerPacker(Store, ZstdLibrary.System).PackAsync(SyntheticLayer.Entries(1, 1, 10), Compression.Default);
        index.Record(key, packed);
        held.Dispose();

        var result = (await making).Single();

        (result.Found, result.Layer.Packed, opened).ShouldBe((true, packed, 0));
    }

    [Fact]
    public async Task A_maker_that_was_killed_holds_nobody_up_and_a_wait_can_be_ended()
    {
        Directory.CreateDirectory(_folder["making"]);
        var key = Key.OfText("a");
        await File.WriteAllTextAsync(_folder["making", key.Hex], "left by a process that is gone");
        var index = new LayerIndex(Store);

        using var held = await index.HoldAsync(key, default).WaitAsync(TimeSpan.FromSeconds(20));

        using var stop = new CancellationTokenSource(100);
        await Should.ThrowAsync<OperationCanceledException>(() => index.HoldAsync(key, stop.Token));
    }

    [Fact]
    public async Task Many_that_take_and_leave_a_lock_at_once_all_get_it()
    {
        var key = Key.OfText("a");
        var taken = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var round = 0; round < 5000; round++)
                        {
                            // Whoever finds it held waits for longer than a hundred others hold it.
                            using var held = await LayerLock.HoldAsync(_folder["making"], key, default);
                            Interlocked.Increment(ref taken);
                        }
                    })
                )
        );
        taken.ShouldBe(8 * 5000);
    }

    public void Dispose() => _folder.Dispose();
}
