using System.Diagnostics;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Debian;

[Trait("Row", "E1")]
public sealed class ProgramsTests(RealMirror mirror) : IClassFixture<RealMirror>
{
    [Fact]
    public async Task A_program_of_a_newer_release_is_brought_and_runs_and_is_found_at_once_the_next_time()
    {
        using var folder = new TempFolder();
        var home = new SlipwayHome(folder.Path);
        Directory.CreateSymbolicLink(
            Directory.CreateDirectory(folder.Path).FullName + "/apt",
            Directory.CreateDirectory(Path.Combine(mirror.Home.Root, "apt")).FullName
        );
        var programs = new Programs(mirror.Archive);
        var root = await programs.ProvideAsync(home, "python", DebianSuites.Trixie, ["python3.13-minimal", "libpython3.13-stdlib"], Platform.Amd64);
        var ran = await ProcessRunner.RunAsync(root.Command("usr/bin/python3.13", "-c", "import sys, ssl; print(sys.version_info[:2])"));
        ran.OrThrow().Output.Trim().ShouldBe("(3, 13)");
        var clock = Stopwatch.StartNew();
        (await programs.ProvideAsync(home, "python", DebianSuites.Trixie, ["python3.13-minimal", "libpython3.13-stdlib"], Platform.Amd64)).ShouldBe(root);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
        Directory.GetDirectories(home.Programs).ShouldHaveSingleItem();
    }
}
