using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class HostileSizeTests
{
    [Fact]
    public void A_bomb_is_refused_by_what_it_declares() =>
        HostileWheel.Refused(HostileWheel.Honest().Add("pkg/zeros", new byte[100 << 20], deflate: true).Build()).ShouldContain("SLP225");

    [Fact]
    public void A_bomb_that_declares_less_than_it_holds_is_stopped_at_what_it_declared()
    {
        var zeros = new byte[20 << 20];
        var wheel = HostileWheel.Open(HostileWheel.Honest(("pkg/zeros.bin", new byte[1000])).Add("pkg/zeros.bin", zeros, deflate: true, size: 1000).Build());
        using var content = wheel.OpenFile(wheel.Files.Single(file => file.Name == "pkg/zeros.bin"));
        Should.Throw<SlipwayException>(() => content.CopyTo(Stream.Null)).Problems[0].Number.ShouldBe("SLP230");
    }

    [Fact]
    public void A_file_shorter_than_declared_is_refused_when_it_is_read()
    {
        var wheel = HostileWheel.Open(HostileWheel.Honest(("pkg/a.py", new byte[7])).Add("pkg/a.py", HostileWheel.Code, deflate: true, size: 7).Build());
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP230");
    }

    [Fact]
    public void Bytes_that_are_not_deflated_data_are_refused_when_they_are_read()
    {
        var wheel = HostileWheel.Open(
            HostileWheel
                .Honest(("pkg/a.py", HostileWheel.Code))
                .Add("pkg/a.py", Enumerable.Repeat((byte)0xFF, 50).ToArray(), method: 8, size: (uint)HostileWheel.Code.Length)
                .Build()
        );
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP221");
    }
}
