using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
[Trait("Row", "U2")]
public sealed class EngineFinderTests
{
    [Fact]
    public async Task An_engine_that_the_user_named_and_that_does_not_answer_is_an_error_and_no_other_one_is_taken()
    {
        using var folder = new TempFolder();
        var finder = Finder(folder, "unix:///no/such.sock");
        var error = await Should.ThrowAsync<SlipwayException>(finder.RequireAsync(null, _ => { }, CancellationToken.None));
        var problem = error.Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP410");
        problem.Found.ShouldContain("unix:///no/such.sock");
        problem.Found.ShouldContain("DOCKER_HOST");
        error.ExitCode.ShouldBe((int)Family.Missing);
        Directory.Exists(folder["home", "engine"]).ShouldBeFalse();
    }

    [Fact]
    public async Task An_old_engine_and_an_old_buildx_are_reported_together()
    {
        using var folder = new TempFolder();
        using var engine = new FakeEngine(folder["docker.sock"], Answer("20.10.24+dfsg1"));
        Plugin(folder, "github.com/docker/buildx v0.10.4 0000");
        var search = await Finder(folder, engine.Address).FindAsync(null, CancellationToken.None);
        search.Engine.ShouldBeNull();
        search.Problems.Select(p => p.Number).ShouldBe(["SLP411", "SLP413"]);
        search.Problems[0].Found.ShouldContain("20.10.24");
        search.Problems[1].Found.ShouldContain("0.10.4");
    }

    [Fact]
    public async Task What_listens_but_is_no_engine_is_said_to_be_unreachable()
    {
        using var folder = new TempFolder();
        using var engine = new FakeEngine(folder["docker.sock"], path => path == "/_ping" ? (200, "OK") : (500, "I am a teapot"));
        Plugin(folder, "github.com/docker/buildx v0.29.1 0000");
        var problem = (await Finder(folder, engine.Address).FindAsync(null, CancellationToken.None)).Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP410");
        problem.Found.ShouldContain("teapot");
    }

    [Fact]
    public async Task Features_come_from_the_engine_and_from_buildx()
    {
        using var folder = new TempFolder();
        using var engine = new FakeEngine(folder["docker.sock"], Answer("26.1.5"));
        Plugin(
            folder,
            "github.com/docker/buildx 0.13.1 0000",
            "Name: default\nDriver: docker\n\nNodes:\nStatus: running\nBuildkit: v0.13.2\nPlatforms: linux/amd64, linux/arm64\n"
        );
        var found = (await Finder(folder, engine.Address).FindAsync(null, CancellationToken.None)).Engine!.Features;
        found.ImageStore.ShouldBe(ImageStoreKind.GraphDriver);
        found.IsRootless.ShouldBeTrue();
        found.Checks.ShouldBeFalse();
        found.ExportsCache.ShouldBeFalse();
        found.Runs(Slipway.Core.Catalog.Platform.Arm64).ShouldBeTrue();
        found.Builder.BuildKitVersion.ShouldBe("v0.13.2");
        (found with { ImageStore = ImageStoreKind.Containerd }).ExportsCache.ShouldBeTrue();
        (found with { Version = "27.0.1", Buildx = found.Buildx with { Version = "0.15.0" } }).Checks.ShouldBeTrue();
    }

    private static Func<string, (int, string)> Answer(string version) =>
        path =>
            path switch
            {
                "/version" => (200, $$"""{"Version":"{{version}}","ApiVersion":"1.45"}"""),
                "/info" => (
                    200,
                    """{"Driver":"overlay2","DriverStatus":[["Backing Filesystem","extfs"]],"DockerRootDir":"/var/lib/docker","Architecture":"x86_64","CgroupVersion":"2","SecurityOptions":["name=seccomp,profile=builtin","name=rootless"]}"""
                ),
                _ => (200, "OK"),
            };

    /// <summary>A buildx plugin in the user's plugin folder, where it is looked for first.</summary>
    private static void Plugin(TempFolder folder, string version, string inspection = "")
    {
        var plugin = Path.Combine(Directory.CreateDirectory(folder["docker", "cli-plugins"]).FullName, "docker-buildx");
        File.WriteAllText(
            plugin,
            $"#!/bin/sh\nif [ \"$1\" = version ]; then echo '{version}'; else printf '{inspection.Replace("\n", "\\n", StringComparison.Ordinal)}'; fi\n"
        );
        File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static EngineFinder Finder(TempFolder folder, string host) =>
        new(
            new SlipwayHome(folder["home"]),
            name =>
                name switch
                {
                    "DOCKER_HOST" => host,
                    "DOCKER_CONFIG" => folder["docker"],
                    _ => null,
                }
        );
}
