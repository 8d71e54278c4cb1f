using System.Text.Json.Nodes;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>The plans of layers beside the committed locks, and what a run makes of them.</summary>
[Trait("Row", "Y1")]
public sealed class LayerPlanFilesTests : IDisposable
{
    private const string Wheels = "requirements/locks/debian/minimal-onnx.cpu.amd64.txt";
    private const string Plan = "requirements/locks/debian/minimal-onnx.cpu.amd64.layers.json";
    private readonly PlanFolder _folder = new();
    private readonly List<string> _said = [];

    [Fact]
    public void Every_committed_lock_has_its_plan()
    {
        var folder = new LockFolder(Slipway.Tests.Repository.Root);
        var plans = new LayerPlanFiles(folder, null);
        var jobs = folder.Jobs(Upstreams.With([]));
        jobs.ShouldNotBeEmpty();
        jobs.Select(job => plans.Check(job, folder.Lock(job)!)).OfType<Problem>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_fits_is_what_is_built_and_nothing_is_said()
    {
        var plan = await PlanAsync();
        _said.ShouldBeEmpty();
        var stored = JsonNode.Parse(File.ReadAllText(_folder[Plan]))!["layers"]!.AsArray();
        Layers(plan).Count.ShouldBe(stored.Count);
    }

    [Fact]
    public async Task An_edited_lock_is_planned_by_each_run_alike_and_only_layers_with_a_change_move()
    {
        var before = Layers(await PlanAsync());
        using var other = new PlanFolder();
        foreach (var folder in (PlanFolder[])[_folder, other])
        {
            var lines = File.ReadAllLines(folder[Wheels]).ToList();
            lines.RemoveAll(x => x.StartsWith("sniffio==", StringComparison.Ordinal)).ShouldBe(1);
            File.WriteAllLines(folder[Wheels], lines);
        }
        var after = await PlanAsync();
        _said.ShouldHaveSingleItem().ShouldStartWith($"SLP174 {Plan} was made for another lock, ");
        _said[0].ShouldContain("./build.sh Lock --layers --upstream debian --mode minimal --backend onnx --device cpu --platform linux/amd64");
        after.Key.ShouldBe((await other.PlanAsync()).Key);
        var gone = before.Except(Layers(after)).ToList();
        gone.ShouldHaveSingleItem("the layers without sniffio stay");
        after.Layers.Where(x => x.Maker == LayerMaker.Wheels && !before.Contains(x.Key)).ShouldHaveSingleItem().Name.ShouldBe("protobuf");
    }

    [Fact]
    public async Task A_missing_plan_is_made_on_every_machine_alike()
    {
        File.Delete(_folder[Plan]);
        using var other = new PlanFolder();
        File.Delete(other[Plan]);
        var plan = await PlanAsync();
        _said.ShouldHaveSingleItem().ShouldStartWith($"SLP174 {Plan} is missing, ");
        plan.Key.ShouldBe((await other.PlanAsync()).Key);
        File.Exists(_folder[Plan]).ShouldBeFalse("a build writes no file that is committed");
    }

    [Fact]
    public async Task Where_only_a_plan_is_wanted_it_is_a_note_of_the_answer()
    {
        File.Delete(_folder[Plan]);
        using var bench = _folder.Bench(x => x with { PlanOnly = true, Format = PlanFormat.Json }, new Core.Progress.LineFace(_said.Add));
        await new PlanExplaining(bench).ExplainAsync(await new PlanReading(bench).ReadAsync(default), default);
        var report = Core.Rendering.PlanReport.Read(_said.ShouldHaveSingleItem());
        report.Notes.ShouldContain(x => x.StartsWith($"SLP174 {Plan} is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_is_a_warning_and_the_layers_are_planned_afresh()
    {
        File.WriteAllText(_folder[Plan], "<<<<<<< HEAD\n");
        Layers(await PlanAsync()).ShouldNotBeEmpty();
        _said.ShouldHaveSingleItem().ShouldStartWith($"SLP168 the layer plan before this one, {Plan}, cannot be used");
    }

    [Theory]
    [Trait("Row", "Y2")]
    [InlineData("\"groups\": [{ \"name\": \"math\", \"packages\": [\"nunpy\"] }]", "SLP166")]
    [InlineData("\"groups\": [{ \"name\": \"math\", \"packages\": [\"numpy\"] }, { \"name\": \"all\", \"packages\": [\"num*\"] }]", "SLP165")]
    [InlineData("\"limit\": 1, \"groups\": [{ \"name\": \"math\", \"packages\": [\"numpy\"] }]", "SLP167")]
    public async Task Mistakes_in_pinned_groups_come_to_light_in_a_run(string layers, string number)
    {
        _folder.Edit("slipway.json", "  \"service\": {", $"  \"layers\": {{ {layers} }},\n  \"service\": {{");
        (await Should.ThrowAsync<SlipwayException>(PlanAsync)).Problems.ShouldAllBe(x => x.Number == number);
    }

    [Fact]
    [Trait("Row", "Y2")]
    public async Task A_pinned_group_is_a_layer_of_the_image_and_may_name_what_only_another_lock_has()
    {
        _folder.Edit(
            "slipway.json",
            "  \"service\": {",
            "  \"layers\": { \"limit\": 4, \"groups\": [{ \"name\": \"math\", \"packages\": [\"numpy\", \"sympy\", \"torch\"] }] },\n  \"service\": {"
        );
        var plan = await PlanAsync();
        var math = plan.Inputs.Platforms[0].Groups.Single(x => x.Name == "math");
        math.Wheels.Select(x => x.NormalizedName).ShouldBe(["numpy", "sympy"], ignoreOrder: true);
        Layers(plan).Count.ShouldBeLessThanOrEqualTo(4);
        _said.ShouldHaveSingleItem().ShouldContain("was made with other layers in slipway.json");
    }

    [Fact]
    public void A_plan_is_one_of_the_files_that_a_run_depends_on()
    {
        using var bench = _folder.Bench();
        var files = PlanFiles.Take(PlanFiles.PathsOf(bench, bench.Checkout.Settings().Service))!;
        files.AreUnchanged.ShouldBeTrue();
        File.AppendAllText(_folder[Plan], "\n");
        files.AreUnchanged.ShouldBeFalse();
    }

    [Fact]
    public async Task Lock_with_layers_plans_the_locks_as_they_are_once_and_without_a_network()
    {
        var committed = File.ReadAllText(_folder[Plan]);
        File.WriteAllText(_folder[Plan], committed.Replace("\"limit\": ", "\"limit\": 1", StringComparison.Ordinal));
        var time = Touch(Wheels);
        (await LockAsync(x => x)).Locks.ShouldAllBe(x => !x.IsWritten);
        File.ReadAllText(_folder[Plan]).ShouldBe(committed, "its layers stay as they were");
        var again = Touch(Plan);
        await LockAsync(x => x);
        File.GetLastWriteTimeUtc(_folder[Plan]).ShouldBe(again);
        File.GetLastWriteTimeUtc(_folder[Wheels]).ShouldBe(time);
        var refused = await Should.ThrowAsync<SlipwayException>(() => LockAsync(x => x with { Upgrade = true, Bumps = ["numpy"] }));
        refused.Problems.ShouldHaveSingleItem().Found.ShouldBe("Lock --layers with --bump numpy --upgrade: it plans the layers of the locks as they are");
    }

    [Fact]
    public void A_stale_plan_is_found_by_VerifyLock_and_a_missing_one_is_said()
    {
        var folder = new LockFolder(_folder[""]);
        var wish = new Wish(Platform.Amd64) { Upstream = "debian", Platforms = ["linux/amd64"] };
        var locks = new LockVerification(folder, _said.Add);
        locks.Run(wish);
        _folder.Edit(Plan, "\"lock\": \"sha256:", "\"lock\": \"sha256:0");
        Should.Throw<SlipwayException>(() => locks.Run(wish)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP173");
        File.Delete(_folder[Plan]);
        _said.Clear();
        locks.Run(wish);
        _said[0].ShouldStartWith($"SLP174 {Plan} is missing");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<BuildPlan> PlanAsync()
    {
        using var bench = _folder.Bench(face: new Core.Progress.LineFace(_said.Add));
        return await new PlanReading(bench).ReadAsync(default);
    }

    private async Task<Core.Locks.Diff.LockReport> LockAsync(Func<LockWish, LockWish> change)
    {
        var wish = new Wish(Platform.Amd64) { Upstream = "debian", Platforms = ["linux/amd64"] };
        var asked = new LockWish(_folder[""], wish, false, [], false, null, null) { LayersOnly = true };
        return await new LockWork(change(asked), _folder.Home, _said.Add).LockAsync(default);
    }

    private DateTime Touch(string file)
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder[file], time);
        return time;
    }

    private static List<Key> Layers(BuildPlan plan) => [.. plan.Layers.Where(x => x.Maker == LayerMaker.Wheels).Select(x => x.Key)];
}
