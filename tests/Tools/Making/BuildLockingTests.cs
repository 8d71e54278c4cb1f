using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Builds;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>What source archives are built with is locked beside the lock, with a real uv.</summary>
[Trait("Row", "W2")]
[Trait("Row", "W5")]
[Collection("environment")]
public sealed class BuildLockingTests : IDisposable
{
    private const string Hook = "build-backend = 'hook'\nbackend-path = ['.']\n";

    private readonly LockBench _bench = new();

    public BuildLockingTests()
    {
        _bench.Write("minimal-onnx.in", "thing\napp\n");
        _bench.Write("source-only.txt", "thing\n");
        _bench.Index.Add("maker", "1.0").Add("maker", "2.0").Add("helper", "1.0").Add("helper", "2.0").Add("app", "1.0", ["helper<2"]);
    }

    [Fact]
    public async Task The_build_requirements_of_an_archive_are_locked_as_of_the_same_day_and_near_the_image()
    {
        Add("[build-system]\nrequires = ['maker', 'helper; python_version >= \"3\"', 'absent; sys_platform == \"win32\"']\n" + Hook);
        _bench.Index.Add("maker", "3.0", day: "2026-03-01");
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server, cutoff: "2026-02-01");
        // helper 1.0 is what the image has.
        Pins().ShouldBe("helper==1.0 maker==2.0");
        Builds().Builds.Single().Source.ShouldBe(_bench.Folder.Lock(LockBench.Job())!.Find("thing")!.Hash);
        var text = BuildsText();

        // The same inputs again: nothing moves, though the day does.
        await _bench.LockAsync(server);
        BuildsText().ShouldBe(text);

        await _bench.LockAsync(server, upgrade: true);
        Pins().ShouldContain("maker==3.0");
    }

    [Fact]
    public async Task What_builds_json_adds_is_locked_and_VerifyLock_notices_when_it_is_not()
    {
        Add("[build-system]\nrequires = []\n" + Hook);
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        Pins().ShouldBe("");
        _bench.Write("builds.json", """{ "thing": { "requires": ["maker<2"] } }""");
        Verify().Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP572"), x => x.Found.ShouldContain("maker<2"));
        await _bench.LockAsync(server);
        Pins().ShouldBe("maker==1.0");
        _bench.Write("locks/public/minimal-onnx.cpu.amd64.builds.txt", BuildsText().Replace("maker==1.0", "maker==", StringComparison.Ordinal));
        Verify().Problems[0].Number.ShouldBe("SLP203", Verify().Problems[0].ToString());
    }

    [Fact]
    public async Task The_file_goes_when_nothing_has_to_be_compiled_any_more()
    {
        Add("[build-system]\nrequires = ['maker']\n" + Hook);
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        _bench.Write("minimal-onnx.in", "app\n");
        await _bench.LockAsync(server);
        File.Exists(_bench.Folder.At(LockBench.Job().Builds)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_archive_without_a_back_end_is_refused_and_nothing_is_written()
    {
        _bench.Index.Add(
            "thing",
            "thing-1.0.tar.gz",
            SourceArchiveBuilder.With("thing", "1.0", ("PKG-INFO", SourceArchiveBuilder.Info("thing", "1.0")), ("thing.py", ""))
        );
        using var server = new IndexServer(_bench["index"]);
        var refused = await Should.ThrowAsync<SlipwayException>(() => _bench.LockAsync(server));
        refused.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP571");
        Directory.Exists(_bench.Folder.At("locks")).ShouldBeFalse();
    }

    public void Dispose() => _bench.Dispose();

    private void Add(string project) =>
        _bench.Index.Add(
            "thing",
            "thing-1.0.tar.gz",
            SourceArchiveBuilder.With("thing", "1.0", ("PKG-INFO", SourceArchiveBuilder.Info("thing", "1.0")), ("pyproject.toml", project), ("hook.py", ""))
        );

    private BuildsLock Builds() => _bench.Folder.Builds(LockBench.Job())!;

    private string BuildsText() => File.ReadAllText(_bench.Folder.At(LockBench.Job().Builds));

    private string Pins() => string.Join(' ', Builds().Builds.Single().Packages.Select(x => $"{x.Name}=={x.Version}"));

    private SlipwayException Verify() =>
        Should.Throw<SlipwayException>(() => new LockVerification(_bench.Folder, _ => { }).Run(new Wish(Platform.Amd64) { Upstream = "public" }));
}
