using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

[Trait("Row", "R2")]
public sealed class LayerMakingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _opened = new();

    private LayerMaking Making => new(new LayerIndex(new ContentStore(_folder.Path)), new LayerPacker(new ContentStore(_folder.Path), ZstdLibrary.System));

    [Fact]
    [Trait("Row", "P4")]
    public async Task A_key_that_is_found_is_never_made_again()
    {
        var first = await Making.PackAllAsync([Job("a", 1), Job("b", 2)]);
        _opened.Clear();
        var second = await Making.PackAllAsync([Job("a", 1), Job("b", 2), Job("c", 3)]);
        second.Select(r => r.Found).ShouldBe([true, true, false]);
        second.Take(2).Select(r => r.Layer).ShouldBe(first.Select(r => r.Layer));
        _opened.ShouldBe(["c"]);
    }

    [Fact]
    public async Task Equal_keys_are_made_once_and_the_order_is_the_caller_s()
    {
        var results = await Making.PackAllAsync([Job("small", 1), Job("large", 9), Job("small again", 1)]);
        results.Select(r => r.Layer.Name).ShouldBe(["small", "large", "small again"]);
        results[2].Layer.Packed.ShouldBe(results[0].Layer.Packed);
        _opened.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_failing_layer_is_reported_and_the_others_are_kept()
    {
        var error = await Should.ThrowAsync<SlipwayException>(() => Making.PackAllAsync([Bad("x"), Job("good", 1), Bad("y")]));
        error.Problems.Select(p => p.Number).ShouldBe(["SLP311", "SLP311"]);
        (await Making.PackAllAsync([Job("good", 1)])).Single().Found.ShouldBeTrue();
    }

    [Fact]
    [Trait("Row", "F4")]
    public async Task What_waits_takes_no_worker_from_what_does_not_and_comes_when_its_time_has_come()
    {
        var ready = new TaskCompletionSource();
        var others = 4 * Environment.ProcessorCount;
        var done = 0;
        // The largest wait; the last of all others lets them begin.
        var waiting = Enumerable.Range(0, others).Select(i => Job($"waits {i}", 1000 + i) with { After = ready.Task });
        var jobs = waiting.Concat(Enumerable.Range(1, others).Select(i => Job($"small {i}", i))).ToList();
        await Making.PackAllAsync(jobs, _ => Told()).WaitAsync(TimeSpan.FromMinutes(2));
        _opened.Take(others).ShouldAllBe(x => x.StartsWith("small", StringComparison.Ordinal));
        _opened.Count.ShouldBe(2 * others);

        void Told()
        {
            if (Interlocked.Increment(ref done) == others)
                ready.SetResult();
        }
    }

    [Fact]
    public async Task What_several_layers_waited_for_in_vain_is_said_once_and_none_of_them_is_begun()
    {
        var failed = Task.FromException(new SlipwayException(StoreProblems.BlobMissing("sha256:x")));
        var jobs = new[] { Job("a", 1) with { After = failed }, Job("b", 2) with { After = failed }, Job("c", 3) };
        var error = await Should.ThrowAsync<SlipwayException>(() => Making.PackAllAsync(jobs));
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP303");
        _opened.ShouldBe(["c"]);
    }

    public void Dispose() => _folder.Dispose();

    private LayerJob Job(string name, int seed) =>
        new(
            LayerMaker.Wheels,
            name,
            Key.Of(new SyntheticLayer.Recipe(seed, 0)),
            seed,
            () =>
            {
                _opened.Enqueue(name);
                return SyntheticLayer.Entries(seed, 3, 1000);
            }
        );

    private static LayerJob Bad(string name) => new(LayerMaker.App, name, Key.Of(name), 1, () => [LayerEntry.File($"../{name}", [1])]);
}
