using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.FrontDoor.Tests;

[Trait("Row", "E1")]
public sealed class PackageSwitchTests : IDisposable
{
    private readonly Checkout _checkout = new();

    [Fact]
    public async Task A_feed_that_lacks_a_package_is_asked_once_and_the_stand_ins_are_remembered()
    {
        var first = await _checkout.StartAsync(("SLIPWAY_PACKAGES", null));
        first.Error.ShouldContain("packages: the feed lacks Slipway.Probe -> the stand-ins in build/compat");
        Remembered().ShouldContain("<SlipwayPackages>compat</SlipwayPackages>");
        _checkout.Says("again");
        (await _checkout.StartAsync(("SLIPWAY_PACKAGES", null))).Error.ShouldNotContain("packages:");
    }

    [Fact]
    public async Task A_feed_that_has_the_packages_is_taken_and_its_missing_lock_is_said()
    {
        _checkout.Write("probe/Slipway.Probe.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><Version>1.0.0</Version></PropertyGroup></Project>");
        var pack = DotNet.Command("pack", "probe/Slipway.Probe.csproj", "-o", "feed", "-v", "q") with { WorkingDirectory = _checkout.Root };
        (await ProcessRunner.RunAsync(pack)).OrThrow();
        using var packages = new TempFolder();
        var result = await _checkout.StartAsync(("SLIPWAY_PACKAGES", null), ("NUGET_PACKAGES", packages.Path));
        result.Error.ShouldContain("packages: the feed's own");
        result.Error.ShouldContain("have no lock yet");
        Remembered().ShouldContain("<SlipwayPackages>feed</SlipwayPackages>");
    }

    [Fact]
    public async Task Packages_that_cannot_be_restored_are_another_message_than_code_that_does_not_compile()
    {
        _checkout.Write(
            "build/_build.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include=\"Slipway.Probe\" Version=\"1.0.0\" /></ItemGroup></Project>"
        );
        var result = await _checkout.StartAsync(("SLIPWAY_PACKAGES", "feed"));
        result.ExitCode.ShouldBe(4);
        result.Error.ShouldContain("NU1101: Unable to find package Slipway.Probe");
        result.Error.ShouldContain("SLP491");
    }

    private string Remembered() => File.ReadAllText(Path.Combine(_checkout.Root, ".nuke", "temp", "packages.props"));

    public void Dispose() => _checkout.Dispose();
}
