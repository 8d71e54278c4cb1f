using Slipway.Core.Catalog;
using Slipway.Core.Locks.Diff;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>The target Lock as a whole: what it tells of what it did.</summary>
[Trait("Row", "L3")]
[Collection("environment")]
public sealed class LockWorkTests : IDisposable
{
    private readonly LockBench _bench = new();

    [Fact]
    public async Task What_moved_is_told_to_people_and_to_programs_alike()
    {
        _bench.Write("minimal-onnx.in", "app>=1\n");
        _bench.Index.Add("app", "1.0", ["lib>=1"]).Add("lib", "1.0");
        using var server = new IndexServer(_bench["index"]);
        var said = new List<string>();
        var first = await LockAsync(server, said);
        first.Locks.ShouldHaveSingleItem().Diff.Of(LockChangeKind.Added).Select(x => x.Name).ShouldBe(["app", "lib"], ignoreOrder: true);

        _bench.Index.Add("lib", "1.2", day: "2026-04-01");
        said.Clear();
        (await LockAsync(server, said)).Locks.ShouldHaveSingleItem().IsWritten.ShouldBeFalse();
        said.ShouldContain(x => x.Contains("nothing moved", StringComparison.Ordinal));
        var bumped = (await LockAsync(server, said, "lib")).Locks.ShouldHaveSingleItem();
        bumped.IsWritten.ShouldBeTrue();
        bumped.Path.ShouldBe("requirements/locks/public/minimal-onnx.cpu.amd64.txt");
        var change = bumped.Diff.Changes.ShouldHaveSingleItem();
        (change.Name, change.OldVersion, change.NewVersion).ShouldBe(("lib", "1.0", "1.2"));
        foreach (var line in LockDiffText.Lines(bumped.Diff))
            said.ShouldContain($"  {line}");
    }

    public void Dispose() => _bench.Dispose();

    private Task<LockReport> LockAsync(IndexServer server, List<string> said, params string[] bumps)
    {
        var wish = new Wish(Platform.Amd64)
        {
            Upstream = "public",
            Mode = Mode.Minimal,
            Device = Device.Cpu,
            Backends = [BackendChoice.Onnx],
            Platforms = ["linux/amd64"],
        };
        var asked = new LockWish(_bench.Root, wish, false, bumps, false, server.Simple.ToString(), null);
        return new LockWork(asked, new SlipwayHome(_bench["home"]), said.Add).LockAsync(CancellationToken.None);
    }
}
