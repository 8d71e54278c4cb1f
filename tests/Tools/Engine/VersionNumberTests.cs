using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
public sealed class VersionNumberTests
{
    [Theory]
    [InlineData("28.5.2+dfsg4", "26.1", true)]
    [InlineData("26.1.5+dfsg1", "26.1", true)]
    [InlineData("26.0.9", "26.1", false)]
    [InlineData("20.10.24+dfsg1", "26.1", false)]
    [InlineData("v0.29.1-desktop.1", "0.13", true)]
    [InlineData("0.13.1+ds1", "0.13", true)]
    [InlineData("0.9.0", "0.13", false)]
    [InlineData("27", "26.1", true)]
    [InlineData("26", "26.1", false)]
    [InlineData("dev", "0", false)]
    [InlineData("", "0", false)]
    public void Versions_of_programs_are_compared_by_their_numbers(string version, string floor, bool enough) =>
        VersionNumber.IsAtLeast(version, floor).ShouldBe(enough);

    [Theory]
    [InlineData("28.5.2+dfsg4-5", "28.5.2")]
    [InlineData("20.10.24+dfsg1-1+deb12u1+b6", "20.10.24")]
    [InlineData("1:27.5.1-0ubuntu3~24.04.2", "27.5.1")]
    [InlineData("1.7.24~ds1-6+deb13u1", "1.7.24")]
    [InlineData("0.29.1+ds1-4", "0.29.1")]
    public void A_package_version_carries_the_programs(string package, string version) => VersionNumber.OfPackage(package).ShouldBe(version);
}
