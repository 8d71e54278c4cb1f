using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Budget;
using Slipway.Core.Locks.Review;

namespace Slipway.Core.Tests.Locks.Budget;

/// <summary>Which upgrades a budget buys.</summary>
[Trait("Row", "L3")]
public sealed class UpgradeChoiceTests
{
    private const string Lock = "locks/public/minimal-onnx.cpu.amd64.txt";
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<UpgradeMove>> s_nothing = new Dictionary<string, IReadOnlyList<UpgradeMove>>();

    [Fact]
    public void What_is_worth_most_for_each_byte_is_taken_first_and_what_does_not_fit_is_left()
    {
        var choice = Choose(
            100,
            [Unit(new Lag(10, 0, true), ("large", 90)), Unit(new Lag(1, 0, false), ("small", 5)), Unit(new Lag(1, 0, false), ("middle", 50))]
        );

        choice.Taken.Select(x => x.Unit.Names.Single()).ShouldBe(["large", "small"]);
        choice.Left.Select(x => (x.Unit.Names.Single(), x.Bytes)).ShouldBe([("middle", 50_000_000)]);
        choice.Bytes.ShouldBe(95_000_000);
    }

    [Fact]
    public void A_root_counts_twice_and_a_release_as_much_as_a_month()
    {
        new Lag(1, 30, false).Points.ShouldBe(2);
        new Lag(1, 30, true).Points.ShouldBe(4);
        var choice = Choose(5, [Unit(new Lag(1, 0, false), ("other", 5)), Unit(new Lag(1, 0, true), ("root", 5))]);
        choice.Taken.Single().Unit.Names.ShouldBe(["root"]);
    }

    [Fact]
    public void Packages_that_must_move_together_are_taken_together_or_not_at_all()
    {
        var together = Unit(new Lag(1, 0, false), ("a", 60), ("b", 60));

        Choose(100, [together]).Taken.ShouldBeEmpty();
        Choose(120, [together]).Taken.Single().Bytes.ShouldBe(120_000_000);
    }

    [Fact]
    public void An_upgrade_in_a_layer_that_moves_already_costs_no_more_than_its_own_growth()
    {
        var images = Images(
            [
                ["a", "b"],
                ["c"],
            ],
            10
        );
        var units = new[] { Unit(new Lag(3, 0, false), ("a", 10)), Unit(new Lag(1, 0, false), ("b", 11)), Unit(new Lag(2, 0, false), ("c", 10)) };

        var choice = UpgradeChoice.Of(units, images, s_nothing, 31_000_000);

        // Both of the first layer come for its 20 MB and the 1 MB that b grows by.
        choice.Taken.Select(x => (x.Unit.Names.Single(), x.Bytes)).ShouldBe([("c", 10_000_000), ("a", 20_000_000), ("b", 1_000_000)]);
    }

    [Fact]
    public void An_upgrade_that_another_one_brings_is_not_offered_again()
    {
        var choice = Choose(1000, [Unit(new Lag(1, 0, true), ("a", 10), ("b", 10)), Unit(new Lag(1, 0, false), ("b", 10))]);

        choice.Taken.Select(x => string.Join(' ', x.Unit.Names)).ShouldBe(["a b"]);
        choice.Left.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_requirements_move_in_any_case_counts_first()
    {
        var required = new Dictionary<string, IReadOnlyList<UpgradeMove>> { [Lock] = [Move("c", 10, Lag.None)] };

        var choice = UpgradeChoice.Of(
            [Unit(new Lag(1, 0, true), ("a", 10))],
            Images(
                [
                    ["a"],
                    ["c"],
                ],
                10
            ),
            required,
            15_000_000
        );

        choice.Taken.ShouldBeEmpty();
        choice.Bytes.ShouldBe(10_000_000);
    }

    [Fact]
    public void A_budget_of_nothing_leaves_everything()
    {
        var choice = Choose(0, [Unit(new Lag(1, 0, true), ("a", 10))]);

        (choice.Taken.Count, choice.Left.Count, choice.Bytes).ShouldBe((0, 1, 0));
        BudgetReport.Of(ByteBudget.Parse("0"), choice).Lines.ShouldContain("  left   a 1 -> 2  (1 release, an input): moves 10.0 MB more, and 0.0 kB are left");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("200MB", 200_000_000)]
    [InlineData("1.5GiB", 1_610_612_736)]
    public void A_budget_is_a_number_with_a_unit(string text, long bytes) => ByteBudget.Parse(text).Bytes.ShouldBe(bytes);

    [Theory]
    [InlineData("200")]
    [InlineData("-1MB")]
    [InlineData("200 MB")]
    [InlineData("none")]
    [InlineData("much")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) =>
        Should.Throw<SlipwayException>(() => ByteBudget.Parse(text)).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP554");

    [Fact]
    public void How_far_an_upgrade_takes_a_package_is_told_by_the_index_for_both_versions()
    {
        var (january, march) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

        Lag.Between(new ReleaseFacts("a", null, 7, january), new ReleaseFacts("a", null, 2, march), false).ShouldBe(new Lag(5, 60, false));
        Lag.Between(null, null, true).ShouldBe(new Lag(1, 0, true));
    }

    private static UpgradeChoice Choose(long megabytes, IReadOnlyList<UpgradeUnit> units)
    {
        var names = units.SelectMany(x => x.Names).Distinct().ToList();
        return UpgradeChoice.Of(units, Images([.. names.Select(x => new[] { x })], 1), s_nothing, megabytes * 1_000_000);
    }

    private static Dictionary<string, MovedBytes> Images(IReadOnlyList<string[]> layers, long megabytes) =>
        new() { [Lock] = new MovedBytes([.. layers.Select(x => x.Select(y => Package(y, "1", megabytes)).ToList())], x => x.Size!.Value) };

    private static UpgradeUnit Unit(Lag worth, params (string Name, long Megabytes)[] packages) =>
        new(
            new Dictionary<string, string> { [packages[0].Name] = "2" },
            new Dictionary<string, IReadOnlyList<UpgradeMove>> { [Lock] = [.. packages.Select(x => Move(x.Name, x.Megabytes, worth))] }
        );

    private static UpgradeMove Move(string name, long megabytes, Lag worth) => new(name, "1", "2", Package(name, "2", megabytes), worth);

    private static LockedPackage Package(string name, string version, long megabytes) =>
        new(name, version, Digest.Of(name + version), $"{name}-{version}-py3-none-any.whl", megabytes * 1_000_000, [LockedPackage.Root], false, []);
}
