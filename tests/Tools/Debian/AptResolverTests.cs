using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Tests.Debian;

[Trait("Row", "W6")]
[Trait("Row", "U2")]
public sealed class AptResolverTests(RealMirror mirror) : IClassFixture<RealMirror>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private AptResolver Resolver => new(mirror.Home, mirror.Archive);

    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    public async Task A_closure_has_the_graph_and_only_packages_of_that_architecture(string architecture)
    {
        var closure = await Resolver.ResolveAsync(DebianSuites.Trixie, architecture, ["python3-starlette"], Day);
        closure.Packages.ShouldAllBe(p => p.Package.Architecture == "all" || p.Package.Architecture == architecture);
        closure.DependsOf(closure.Find("python3-starlette")!).Select(p => p.Package.Name).ShouldContain("python3-anyio");
        closure.Find("python3-starlette")!.Package.Filename.ShouldStartWith("pool/");
        closure.Snapshot.ShouldStartWith("trixie 13.");
    }

    [Fact]
    public async Task A_foreign_package_and_one_of_another_suite_can_be_pinned_alone()
    {
        var suites = DebianSuites.Trixie with { ByName = ["sid"] };
        var pins = await Resolver.PinAsync(suites, "amd64", ["libpython3.13-dev:arm64", "sccache/sid", "zlib1g"], Day, ["arm64"]);
        pins.Packages.Select(p => (p.Package.Name, p.Package.Architecture))
            .ShouldBe([("libpython3.13-dev", "arm64"), ("sccache", "amd64"), ("zlib1g", "amd64")]);
        pins.Packages[1].Package.Version.ShouldNotStartWith("0.10");
        pins.Packages[2].Package.Version.ShouldContain("deb13");
    }

    [Fact]
    public async Task Names_that_the_suites_lack_are_reported_all_together_with_the_closest()
    {
        var found = await Should.ThrowAsync<SlipwayException>(() =>
            Resolver.ResolveAsync(DebianSuites.Trixie, "amd64", ["python3-fastapy", "netbase", "no-such-thing-at-all"], Day)
        );
        found.Problems.Select(p => p.Number).ShouldBe(["SLP452", "SLP452"]);
        found.Problems[0].Allowed.ShouldBe("there is 'python3-fastapi'");
        found.Problems[1].Found.ShouldContain("'no-such-thing-at-all' is not in trixie");
        found.ExitCode.ShouldBe((int)Family.Missing);
    }

    [Fact]
    public async Task A_mirror_that_does_not_answer_is_named_and_the_next_one_is_asked()
    {
        using var folder = new TempFolder();
        using var silent = new MirrorServer();
        var url = silent.Url;
        silent.Dispose();
        var home = new SlipwayHome(folder.Path);
        var alone = new AptResolver(home, mirror.Archive with { Main = [url], Security = [] });
        var problem = (await Should.ThrowAsync<SlipwayException>(() => alone.ResolveAsync(DebianSuites.Trixie, "amd64", ["netbase"], Day))).Problems.Single();
        problem.Number.ShouldBe("SLP451");
        problem.Found.ShouldContain(url);
        var both = new AptResolver(home, mirror.Archive with { Main = [url, .. mirror.Archive.Main], Security = [] });
        (await both.ResolveAsync(DebianSuites.Trixie with { Additions = [] }, "amd64", ["netbase"], Day)).Find("netbase").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_suite_of_additions_that_the_mirror_lacks_is_left_out_with_a_line()
    {
        var suites = DebianSuites.Trixie with { Additions = ["trixie-nonesuch"] };
        var closure = await Resolver.ResolveAsync(suites, "amd64", ["netbase"], Day);
        closure.Notes.ShouldHaveSingleItem().ShouldContain("no suite 'trixie-nonesuch'");
    }

    [Fact]
    public async Task Keys_that_did_not_sign_the_archive_are_refused()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder["empty.gpg"], []);
        var resolver = new AptResolver(new SlipwayHome(folder.Path), mirror.Archive with { Keyring = folder["empty.gpg"] });
        var problem = (await Should.ThrowAsync<SlipwayException>(() => resolver.ResolveAsync(DebianSuites.Trixie, "amd64", ["netbase"], Day))).Problems[0];
        problem.Number.ShouldBe("SLP463");
    }
}
