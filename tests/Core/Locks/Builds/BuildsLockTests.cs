using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Tests.Locks.Builds;

[Trait("Row", "W2")]
public sealed class BuildsLockTests
{
    private const string Target = "mode=minimal backend=onnx device=cpu platform=linux/amd64 python=3.13 manylinux=2_28";

    private static readonly LockedPackage Source = new("lz4", "4.4.5", Digest.Of("lz4"), "lz4-4.4.5.tar.gz", 9, [LockedPackage.Root], true, []);

    private static readonly BuildsLock Builds = new(
        LockTarget.TryParse(Target)!,
        "uv 0.13.8 exclude-newer=2026-11-10",
        [
            new LockedBuild("docopt", "0.6.2", Digest.Of("docopt"), [], []),
            new LockedBuild(
                "lz4",
                "4.4.5",
                Source.Hash,
                ["setuptools>=45", "pkgconfig; python_version > '3'"],
                [new("setuptools", "84.2.1", Digest.Of("s"), "setuptools-84.2.1-py3-none-any.whl", 7, [LockedPackage.Root], false, [])]
            ),
        ]
    );

    [Fact]
    public void What_was_written_is_read_back_byte_for_byte()
    {
        var text = BuildsLockText.Write(Builds);
        var read = BuildsLockText.Read(text, "x.builds.txt");
        BuildsLockText.Write(read).ShouldBe(text);
        read.Of(Source)!.Requires.ShouldBe(Builds.Builds[1].Requires);
        read.Of(Source with { Hash = Digest.Of("other") }).ShouldBeNull("it is an archive of other bytes");
    }

    [Theory]
    [InlineData("# slipway-builds 1", "# slipway-lock 1")]
    [InlineData("# build: lz4==4.4.5", "# build: lz4")]
    [InlineData("# target: mode=minimal", "# target: minimal")]
    [InlineData("setuptools==84.2.1 --hash", "setuptools --hash")]
    [InlineData("via root\n", "via root (sdist)\n")]
    [InlineData("via root\n", "via root")]
    public void A_damaged_one_is_refused(string text, string damaged) =>
        Should
            .Throw<SlipwayException>(() => BuildsLockText.Read(BuildsLockText.Write(Builds).Replace(text, damaged, StringComparison.Ordinal), "x"))
            .Problems.ShouldNotBeEmpty();

    [Fact]
    public void It_fits_a_lock_whose_archives_it_has_and_no_other()
    {
        var head = LockHead.Of(Builds.Target, Digest.Of("in"), ["minimal.in"], "uv");
        var docopt = Source with { Name = "docopt", Version = "0.6.2", Hash = Digest.Of("docopt"), File = "docopt-0.6.2.tar.gz" };
        var none = new Dictionary<string, BuildSettings>();
        BuildsChecks.Run(new LockFile(head, [docopt, Source]), Builds, none).ShouldBeEmpty();
        BuildsChecks.Run(new LockFile(head, [docopt, Source]), null, none).Count.ShouldBe(2);
        BuildsChecks.Run(new LockFile(head, [docopt, Source with { Hash = Digest.Of("new") }]), Builds, none).Count.ShouldBe(2);
        BuildsChecks.Run(new LockFile(head, [Source]), Builds, none).ShouldHaveSingleItem().ShouldContain("docopt");
        BuildsChecks
            .Run(new LockFile(LockHead.Of(LockTarget.TryParse(Target.Replace("amd64", "arm64"))!, Digest.Of("in"), [], "uv"), [docopt, Source]), Builds, none)
            .ShouldHaveSingleItem();
        var more = new Dictionary<string, BuildSettings> { ["lz4"] = BuildSettings.None with { Requires = ["cython"] } };
        BuildsChecks.Run(new LockFile(head, [docopt, Source]), Builds, more).ShouldHaveSingleItem().ShouldContain("cython");
    }

    [Fact]
    public void What_a_build_is_told_is_read_and_every_mistake_is_said_together()
    {
        var read = BuildsFile.Read("""{ "HNSW_lib": { "environment": { "A": "1" }, "allow": ["native"], "patches": ["x.patch"] } }""", "builds.json");
        read["hnsw-lib"].Environment["A"].ShouldBe("1");
        read["hnsw-lib"].Allow.ShouldBe(["native"]);
        BuildsFile.Read(null, "builds.json").ShouldBeEmpty();
        var refused = Should.Throw<SlipwayException>(() =>
            BuildsFile.Read(
                """{ "a": { "enviroment": {}, "allow": ["nativ"], "requires": "x", "patches": ["../x"], "settings": { "y": 1 } }, "b": 1 }""",
                "builds.json"
            )
        );
        refused.Problems.Count.ShouldBe(6);
        refused.Problems.ShouldAllBe(x => x.Number == "SLP574");
        refused.Problems[0].Allowed.ShouldContain("'environment'");
        Should.Throw<SlipwayException>(() => BuildsFile.Read("{", "builds.json")).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP574");
    }
}
