using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Diff;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Tests.Making;

namespace Slipway.Tools.Tests.WhatIf;

/// <summary>Upgrades within a budget, with a real uv and an index of wheels whose sizes are chosen.</summary>
[Trait("Row", "L3")]
[Collection("environment")]
public sealed class BudgetTests : IDisposable
{
    private readonly LockBench _bench = new();
    private readonly List<string> _said = [];

    public BudgetTests()
    {
        _bench.Write("minimal-onnx.in", "root>=1\nlarge>=1\n");
        Add("root", "1.0", 10, "2026-01-01", "pinned==1.0").Add("pinned", "1.0", 10, "2026-01-01").Add("large", "1.0", 900, "2026-01-01");
    }

    [Fact]
    public async Task What_is_worth_most_for_its_bytes_is_taken_and_the_rest_is_said_with_the_reason()
    {
        using var server = new IndexServer(_bench["index"]);
        await LockAsync(server);
        Newer();

        var report = await LockAsync(server, "200KB");

        _bench.Pins().ShouldBe("large==1.0 pinned==2.0 root==2.0");
        report.Budget!.Taken.ShouldHaveSingleItem().Packages.ShouldBe("pinned 1.0 -> 2.0, root 1.0 -> 2.0");
        report.Budget.Left.ShouldHaveSingleItem().Packages.ShouldBe("large 1.0 -> 2.0");
        report.Budget.Left[0].Why.ShouldMatch("^moves [0-9.]+ MB more, and 0[.]2 MB are left$");
        report.Budget.Bytes.ShouldBeLessThanOrEqualTo(200_000);
        report.Locks[0].Moves!.Pull.ShouldBe(report.Budget.Bytes);
        _said.ShouldContain(x => x.StartsWith("budget 200KB: 1 of 2 upgrades taken", StringComparison.Ordinal));
        LockReport.Of(report.Locks).ToMarkdown().ShouldContain("a warm machine pulls");
    }

    [Fact]
    public async Task Where_all_fits_all_is_taken_and_where_nothing_does_the_lock_stays_with_a_warning()
    {
        using var server = new IndexServer(_bench["index"]);
        await LockAsync(server);
        Newer();
        var before = _bench.Text();

        (await LockAsync(server, "0")).Budget!.Left.Count.ShouldBe(2);
        _said[^2].ShouldStartWith("SLP556 ");
        _bench.Text().ShouldBe(before);
        (await LockAsync(server, "1GB")).Budget!.Left.ShouldBeEmpty();
        _bench.Pins().ShouldBe("large==2.0 pinned==2.0 root==2.0");
    }

    [Theory]
    [InlineData("200", true, "SLP554")]
    [InlineData("200MB", false, "SLP555")]
    public async Task A_budget_that_is_none_and_one_of_no_upgrade_are_refused_before_anything_is_asked(string budget, bool upgrade, string number)
    {
        using var server = new IndexServer(_bench["index"]);
        var error = await Should.ThrowAsync<SlipwayException>(() => LockAsync(server, budget, upgrade));
        error.Problems.ShouldHaveSingleItem().Number.ShouldBe(number);
        server.Requests.ShouldBeEmpty();
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>root and the package that it pins move together.</summary>
    private void Newer() => Add("root", "2.0", 10, "2026-04-01", "pinned==2.0").Add("pinned", "2.0", 10, "2026-04-01").Add("large", "2.0", 900, "2026-02-01");

    private BudgetTests Add(string name, string version, int kilobytes, string day, params string[] requires)
    {
        var metadata = $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" + string.Concat(requires.Select(x => $"Requires-Dist: {x}\n"));
        var payload = new byte[kilobytes * 1000];
        new Random(kilobytes).NextBytes(payload);
        var wheel = new WheelBuilder(name, version).Add($"{name}-{version}.dist-info/METADATA", metadata).Add($"{name}.bin", payload);
        _bench.Index.Add(name, wheel.FileName, wheel.Build(), day, metadata: metadata);
        return this;
    }

    private Task<LockReport> LockAsync(IndexServer server, string? budget = null, bool upgrade = true)
    {
        _said.Clear();
        var wish = new Wish(Platform.Amd64)
        {
            Upstream = "public",
            Mode = Mode.Minimal,
            Device = Device.Cpu,
            Backends = [BackendChoice.Onnx],
            Platforms = ["linux/amd64"],
        };
        var asked = new LockWish(_bench.Root, wish, false, [], upgrade && budget is not null, server.Simple.ToString(), null) { Budget = budget };
        return new LockWork(asked, new SlipwayHome(_bench["home"]), _said.Add).LockAsync(CancellationToken.None);
    }
}
