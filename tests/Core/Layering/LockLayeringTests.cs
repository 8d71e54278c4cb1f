using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Layering;

/// <summary>The plan that is kept beside a lock: taken as it is where it fits, the start of the next one where it does not.</summary>
[Trait("Row", "Y1")]
public sealed class LockLayeringTests
{
    private static readonly LockFile s_lock = Read("index/before.amd64.txt");
    private static readonly LockFile s_next = Read("index/after.amd64.txt");

    [Fact]
    public void A_plan_that_fits_is_taken_as_it_is_and_nothing_is_planned()
    {
        var made = Layering().Of(s_lock, null);
        made.Change.ShouldBe("is missing");
        // Other layers than any planner would choose: they must come back.
        var odd = made.Stored with
        {
            Layers = [.. made.Stored.Layers.SelectMany(x => x).Chunk(3)],
        };
        var again = Layering().Of(s_lock, odd);
        again.IsStored.ShouldBeTrue();
        again.Groups.Select(x => x.Wheels.Count).ShouldBe(odd.Layers.Select(x => x.Count));
    }

    [Fact]
    public void An_update_moves_only_layers_of_which_something_changed_and_is_remembered()
    {
        var before = Layering().Of(s_lock, null);
        var after = Layering().Of(s_next, before.Stored);
        after.Change.ShouldBe("was made for another lock");
        var changed = s_next.Packages.Select(x => x.Hash).Except(s_lock.Packages.Select(x => x.Hash)).ToHashSet();
        changed.ShouldNotBeEmpty();
        var clean = before.Groups.Where(x => x.Wheels.All(y => s_next.Packages.Any(z => z.Hash == y.Hash))).Select(Key).ToList();
        clean.Count.ShouldBeGreaterThan(0);
        clean.ShouldBeSubsetOf(after.Groups.Select(Key));
        after.Kept.ShouldBe(clean.Count);
        after.Stored.Updates.Count.ShouldBe(2);
        foreach (var name in s_next.Packages.Where(x => changed.Contains(x.Hash)).Select(x => x.NormalizedName))
            after.Stored.Updates[^1].ShouldContain(name);
    }

    [Fact]
    public void The_order_of_a_lock_and_of_a_plan_changes_nothing()
    {
        var before = Layering().Of(s_lock, null).Stored;
        var shuffled = before with { Layers = [.. before.Layers.Reverse().Select(x => x.Reverse().ToList())] };
        var turned = s_next with { Packages = [.. s_next.Packages.Reverse()] };
        Layering().Of(turned, shuffled).Stored.Layers.ShouldBe(Layering().Of(s_next, before).Stored.Layers);
    }

    [Fact]
    public void A_lock_whose_head_alone_changed_keeps_its_plan()
    {
        var stored = Layering().Of(s_lock, null).Stored;
        var head = new LockHead([.. s_lock.Head.Lines.Append(new LockFact("amended", "by hand"))]);
        Layering().Of(s_lock with { Head = head }, stored).IsStored.ShouldBeTrue();
    }

    [Fact]
    public void Names_and_groups_of_layers_are_in_no_key()
    {
        var wheels = Layering().Of(s_lock, null).Groups[0].Wheels;
        string[] texts = [.. new[] { "one", "another" }.Select(name => WheelKeyOf(new WheelGroup(name, wheels)))];
        texts[0].ShouldBe(texts[1]);
    }

    [Theory]
    [Trait("Row", "Y2")]
    [InlineData(9, "", "was made with other layers in slipway.json")]
    [InlineData(null, "web", "was made with other layers in slipway.json")]
    [InlineData(200, "", "")]
    public void Other_settings_make_another_plan(int? limit, string group, string change)
    {
        var stored = Layering().Of(s_lock, null).Stored;
        IReadOnlyList<LayerGroup> groups = group.Length == 0 ? [] : [new LayerGroup(group, ["fastapi", "uv*"])];
        var layers = Layering(new LayerSettings(limit ?? LayerCost.Limit, groups)).Of(s_lock, stored);
        layers.Change.ShouldBe(change, "the limit gives way to the room that an image has");
        layers.Groups.Count.ShouldBeLessThanOrEqualTo(Math.Min(limit ?? 100, LayerCost.Limit));
        if (group.Length > 0)
            layers.Groups.Single(x => x.Name == group).Wheels.Select(x => x.NormalizedName).ShouldBe(["fastapi", "uvicorn", "uvloop"]);
        Layering(new LayerSettings(limit ?? LayerCost.Limit, groups)).Of(s_lock, layers.Stored).IsStored.ShouldBeTrue();
    }

    [Fact]
    [Trait("Row", "Y2")]
    public void A_group_may_be_called_as_a_wheel_that_it_has_not()
    {
        var settings = new LayerSettings(Groups: [new LayerGroup("numpy", ["fastapi"])]);
        var layers = Layering(settings).Of(s_lock, null);
        layers.Groups.Select(x => x.Name).ShouldBeUnique();
        layers.Groups.Single(x => x.Name == "numpy").Wheels.Single().NormalizedName.ShouldBe("fastapi");
        LockLayering.Describe(s_lock, layers).Layers.Select(x => x.Name).ShouldBe(layers.Groups.Select(x => x.Name));
    }

    [Fact]
    public void A_plan_that_was_merged_by_hand_and_lacks_a_wheel_is_not_taken()
    {
        var stored = Layering().Of(s_lock, null).Stored;
        var layers = Layering().Of(s_lock, stored with { Layers = [.. stored.Layers.Skip(1)] });
        layers.IsStored.ShouldBeFalse();
        layers.Groups.SelectMany(x => x.Wheels).ShouldBe(s_lock.Packages, ignoreOrder: true);
    }

    [Fact]
    [Trait("Row", "R2")]
    public void An_image_with_bytecode_beside_every_layer_of_wheels_has_at_most_a_hundred_layers() =>
        (2 * LayerLimit.Of(new LayerSettings(100)) + LayerCost.Others).ShouldBeLessThanOrEqualTo(LayerCost.MostOfImage);

    [Fact]
    public void A_package_of_unknown_size_is_just_large_and_one_of_a_suite_is_packed_smaller_than_its_wheel()
    {
        var click = s_lock.Packages[0] with { Size = 9_000_000 };
        PlannedWheel.Of(click).Size.ShouldBe(9_000_000);
        PlannedWheel.Of(click with { Debs = ["python3-click_8.2_all"] }).Size.ShouldBe(3_000_000);
        PlannedWheel.Of(click with { Size = null }).Size.ShouldBe(3_000_000);
    }

    [Theory]
    [InlineData("uv 0.13.8 exclude-newer=2026-11-20", "2026-11-20")]
    [InlineData("apt trixie 13.7 of Sat, 12 Sep 2026 07:55:41 UTC; trixie-updates 13-updates of Fri, 20 Nov 2026 02:11:10 UTC", "2026-11-20")]
    [InlineData("uv 0.13.8 (no cut-off: no upload times on index default)", "?")]
    public void The_day_of_an_update_is_that_of_the_lock_and_no_clocks(string resolver, string day)
    {
        var head = LockHead.Of(s_lock.Head.Target, Digest.Of(""), [], resolver);
        Layering().Of(s_lock with { Head = head }, null).Stored.Updates.ShouldBe([day]);
    }

    private static LockLayering Layering(LayerSettings? settings = null) => new(settings, () => []);

    private static string Key(WheelGroup group) => string.Join('\n', group.Wheels.Select(x => x.Hash.Hex).Order(StringComparer.Ordinal));

    private static string WheelKeyOf(WheelGroup group)
    {
        var inputs = Planning.TinyService.OnePlatform([.. group.Wheels]) with { Groups = [group] };
        var plan = new Planning.TinyService().Plan(Planning.TinyService.Inputs with { Platforms = [inputs] });
        return plan.Layers.Single(x => x.Maker == LayerMaker.Wheels).Inputs;
    }

    private static LockFile Read(string name) => LockReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/locks", name)), name);
}
