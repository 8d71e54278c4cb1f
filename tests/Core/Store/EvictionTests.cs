using Slipway.Core.Store;

namespace Slipway.Core.Tests.Store;

[Trait("Row", "W1")]
public sealed class EvictionTests
{
    private static readonly StoreEntry[] s_entries =
    [
        Entry("a", 10, day: 4),
        Entry("b", 10, day: 1, EntryWorth.Compiled),
        Entry("c", 10, day: 3),
        Entry("d", 10, day: 2),
    ];

    [Theory]
    [InlineData(40, "")]
    [InlineData(39, "d")]
    [InlineData(30, "d")]
    [InlineData(15, "d c a")]
    [InlineData(0, "d c a b")]
    public void What_was_used_least_recently_goes_first_what_was_compiled_last_and_no_more_than_needed(long limit, string expected) =>
        Chosen(limit, _ => false).ShouldBe(expected);

    [Fact]
    public void What_somebody_holds_stays_though_the_store_is_too_large_then() => Chosen(0, x => x.Hex is "a" or "d").ShouldBe("c b");

    [Fact]
    public void Without_a_limit_nothing_goes() => Eviction.Choose(s_entries, new StoreLimit((long?)null), _ => false).ShouldBeEmpty();

    private static string Chosen(long limit, Func<StoreEntry, bool> isHeld) =>
        string.Join(' ', Eviction.Choose(s_entries, new StoreLimit(limit), isHeld).Select(x => x.Hex));

    private static StoreEntry Entry(string hex, long size, int day, EntryWorth worth = EntryWorth.Cheap) =>
        new(hex, size, new DateTime(2026, 11, day, 0, 0, 0, DateTimeKind.Utc), worth);
}
