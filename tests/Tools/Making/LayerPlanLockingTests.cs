using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Making;

/// <summary>Lock plans layers with the lock: a real uv, a small index.</summary>
[Trait("Row", "Y1")]
[Collection("environment")]
public sealed class LayerPlanLockingTests : IDisposable
{
    private readonly LockBench _bench = new() { Layers = new LayerSettings(Groups: [new LayerGroup("core", ["app"]), new LayerGroup("parts", ["lib"])]) };

    public LayerPlanLockingTests()
    {
        _bench.Write("minimal-onnx.in", "app>=1\n");
        _bench.Index.Add("app", "1.0", ["lib>=1", "extra>=1"]).Add("lib", "1.0").Add("extra", "1.0");
    }

    [Fact]
    public async Task A_bump_moves_the_layer_of_its_package_alone()
    {
        using var server = new IndexServer(_bench["index"]);
        var first = (await _bench.LockAsync(server, cutoff: "2026-03-01")).ShouldHaveSingleItem();
        first.Layers!.ShouldEndWith("locks/public/minimal-onnx.cpu.amd64.layers.json: 3 layers of wheels");
        var before = Plan();
        before.Updates.ShouldBe(["2026-03-01"]);

        (await _bench.LockAsync(server)).ShouldHaveSingleItem().Layers.ShouldBeNull("what changes nothing rewrites nothing");
        Plan().ToJson().ShouldBe(before.ToJson());

        _bench.Index.Add("lib", "1.2", day: "2026-04-01");
        var bumped = (await _bench.LockAsync(server, cutoff: "2026-04-02", bumps: "lib")).ShouldHaveSingleItem();
        bumped.Layers!.ShouldEndWith(": 3 layers of wheels, 2 as before");
        var after = Plan();
        after.Updates.ShouldBe(["2026-03-01", "2026-04-02 lib"]);
        after.Lock.ShouldNotBe(before.Lock);
        after.Layers.Select(x => string.Join(' ', x)).Except(before.Layers.Select(x => string.Join(' ', x))).ShouldHaveSingleItem().ShouldStartWith("lib ");
    }

    [Fact]
    [Trait("Row", "Y2")]
    public async Task A_mistake_in_a_pinned_group_is_said_before_anything_is_written()
    {
        _bench.Layers = new LayerSettings(Groups: [new LayerGroup("core", ["ap"])]);
        using var server = new IndexServer(_bench["index"]);
        var refused = await Should.ThrowAsync<SlipwayException>(() => _bench.LockAsync(server));
        refused.Problems.ShouldHaveSingleItem().Fix.ShouldBe("did you mean 'app'?");
        Directory.Exists(_bench.Folder.At("locks")).ShouldBeFalse();
    }

    public void Dispose() => _bench.Dispose();

    private StoredLayerPlan Plan() => StoredLayerPlan.Read(File.ReadAllText(_bench.Folder.At(LockBench.Job().Layers)), "plan").Plan!;
}
