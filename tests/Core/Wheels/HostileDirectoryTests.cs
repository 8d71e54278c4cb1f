using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class HostileDirectoryTests
{
    [Fact]
    public void The_honest_form_of_these_archives_is_taken() => HostileWheel.Open(HostileWheel.Honest().Build()).Files.Count.ShouldBe(4);

    [Fact]
    public void An_archive_with_zip64_records_is_read() => HostileWheel.Open(HostileWheel.Honest().Build(zip64: true)).Files.Count.ShouldBe(4);

    [Fact]
    public void A_local_header_with_another_name_is_refused_when_it_is_read()
    {
        var wheel = HostileWheel.Open(HostileWheel.Honest(("pkg/a.py", HostileWheel.Code)).Add("pkg/a.py", HostileWheel.Code, localName: "pkg/b.py").Build());
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP221");
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused() =>
        HostileWheel.Refused(HostileWheel.Honest(("pkg/a.py", HostileWheel.Code)).Add("pkg/a.py", HostileWheel.Code, offset: 0).Build()).ShouldBe(["SLP221"]);

    [Fact]
    public void An_entry_outside_of_the_archive_is_refused() =>
        HostileWheel.Refused(HostileWheel.Honest().Add("pkg/a.py", HostileWheel.Code, offset: 0x7FFFFFFF).Build()).ShouldBe(["SLP221"]);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0x800, 12)]
    public void An_encrypted_entry_or_another_method_is_refused(int flags, int method) =>
        HostileWheel
            .Refused(HostileWheel.Honest().Add("pkg/a.py", HostileWheel.Code, flags: (ushort)flags, method: (ushort)method).Build())
            .ShouldBe(["SLP221"]);

    [Fact]
    public void A_name_of_unknown_encoding_is_refused()
    {
        HostileWheel.Refused(HostileWheel.Honest().Add("x", HostileWheel.Code, flags: 0, nameBytes: [0x81, 0x82]).Build()).ShouldBe(["SLP221"]);
        HostileWheel.Refused(HostileWheel.Honest().Add("x", HostileWheel.Code, nameBytes: [0xC3, 0x28]).Build()).ShouldBe(["SLP221"]);
    }

    [Fact]
    public void Bytes_behind_the_archive_or_a_wrong_number_of_entries_are_refused()
    {
        HostileWheel.Refused(HostileWheel.Honest().Build(behind: [1, 2, 3])).ShouldBe(["SLP221"]);
        HostileWheel.Refused(HostileWheel.Honest().Build(entries: 3)).ShouldBe(["SLP221"]);
        HostileWheel.Refused(HostileWheel.Honest().Build(entries: 60000)).ShouldBe(["SLP221"]);
        HostileWheel.Refused(HostileWheel.Honest().Build(start: 3)).ShouldBe(["SLP221"]);
        HostileWheel.Refused([]).ShouldBe(["SLP221"]);
    }
}
