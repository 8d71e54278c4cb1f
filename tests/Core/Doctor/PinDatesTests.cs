using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

[Trait("Row", "S4")]
public sealed class PinDatesTests
{
    [Theory]
    [InlineData("# resolver: uv 0.13.8 exclude-newer=2026-11-20", "2026-11-20")]
    [InlineData("# resolver: apt trixie 13.7 of Sat, 12 Sep 2026 07:55:41 UTC; trixie-updates of Fri, 6 Nov 2026 02:11:10 UTC", "2026-11-06")]
    public void The_latest_date_of_a_lock_says_when_its_versions_were_the_newest(string head, string date) =>
        PinDates.Latest(head).ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_head_without_a_date_says_nothing() => PinDates.Latest("# slipway-lock 1\n# target: mode=minimal\n").ShouldBeNull();
}
