namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class HostileNameTests
{
    [Theory]
    [InlineData("../../etc/cron.d/evil")]
    [InlineData("pkg/../../../evil.py")]
    [InlineData("/etc/passwd")]
    [InlineData("pkg\\..\\evil.py")]
    [InlineData("pkg//evil.py")]
    [InlineData("./evil.py")]
    [InlineData("pkg/evil\n.py")]
    [InlineData("pkg/evil\0.py")]
    [InlineData("../")]
    public void A_name_that_leaves_its_folder_is_refused(string name) =>
        HostileWheel.Refused(HostileWheel.Honest().Add(name, HostileWheel.Code).Build()).ShouldContain("SLP222");

    [Fact]
    public void A_name_that_no_file_system_takes_is_refused() =>
        HostileWheel.Refused(HostileWheel.Honest().Add("pkg/" + new string('a', 256), HostileWheel.Code).Build()).ShouldContain("SLP222");

    [Theory]
    [InlineData(0xA1FF)]
    [InlineData(0x21B6)]
    [InlineData(0x11B6)]
    public void A_link_or_a_device_is_refused(int mode) =>
        HostileWheel.Refused(HostileWheel.Honest().Add("pkg/link", "/etc/passwd"u8.ToArray(), mode: (ushort)mode).Build()).ShouldContain("SLP223");

    [Fact]
    public void One_name_twice_is_refused() =>
        HostileWheel.Refused(HostileWheel.Honest().Add("evil.py", "y = 2\n"u8.ToArray()).Build()).ShouldContain("SLP224");

    [Fact]
    public void A_file_that_is_also_a_folder_is_refused() =>
        HostileWheel.Refused(HostileWheel.Honest().Add("evil.py/evil.py", HostileWheel.Code).Build()).ShouldContain("SLP222");

    [Fact]
    public void All_bad_names_are_reported_together() =>
        HostileWheel
            .Refused(HostileWheel.Honest().Add("../a", HostileWheel.Code).Add("/b", HostileWheel.Code).Add("evil.py", HostileWheel.Code).Build())
            .ShouldBe(["SLP222", "SLP222", "SLP224"]);
}
