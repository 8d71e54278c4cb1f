using Slipway.Core.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>Wheels come while layers are packed.</summary>
[Trait("Row", "W1")]
[Trait("Row", "F4")]
public sealed class WheelArrivalTests : IDisposable
{
    /// <summary>For a test that would hang if it failed.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly ArrivalFolder _folder = new();

    [Fact]
    public async Task A_wheel_that_is_held_back_holds_back_its_own_layer_and_no_other()
    {
        _folder.Add("held").Add("alpha").Add("beta").Add("tiny", isLarge: false);
        // The index sends it when all others are layers: whoever waits for all wheels first waits for ever.
        using var server = _folder.Serve(name =>
            name.StartsWith("held", StringComparison.Ordinal)
                ? Task.WhenAll(_folder.Made("alpha"), _folder.Made("beta"), _folder.Made("small")).WaitAsync(s_patience)
                : Task.CompletedTask
        );
        var (bench, plan) = await _folder.OpenAsync(server);
        using (bench)
        {
            var made = await ArrivalFolder.RunAsync(bench, plan).WaitAsync(s_patience);
            made.Count.ShouldBe(4);
            plan.ToMake.ShouldAllBe(x => bench.Layers.Find(x.Key) != null);
            _folder.Lines.ShouldContain("Wheelhouse: 0 wheels in the store, 0 converted from Debian packages");
            bench.Products.Single(x => x.Name == "Wheelhouse").BytesIn.ShouldBe(bench.Downloaded);
            bench.Downloaded.ShouldBeGreaterThan(3_300_000);
            Rows(ProgressKind.Fetch).ShouldBe([RowState.Running, RowState.Made]);
        }
    }

    [Fact]
    public async Task Wheelhouse_by_itself_ends_when_every_wheel_is_there()
    {
        _folder.Add("alpha").Add("beta");
        using var server = _folder.Serve();
        var (bench, plan) = await _folder.OpenAsync(server, mayFollow: false);
        using (bench)
        {
            await new WheelSupply(bench).WheelhouseAsync(plan, default);
            plan.Inputs.Platforms[0].Groups.SelectMany(x => x.Wheels).ShouldAllBe(x => bench.Store.Has(x.Hash));
            bench.Products.ShouldHaveSingleItem().State.ShouldBe("made");
        }
    }

    [Fact]
    [Trait("Row", "X1")]
    public async Task A_wheel_that_does_not_come_is_said_once_and_the_next_run_goes_on_from_what_was_packed()
    {
        _folder.Add("lost").Add("alpha").Add("tiny", isLarge: false).Add("other", isLarge: false);
        var bytes = File.ReadAllBytes(_folder.PathOf("lost"));
        File.Delete(_folder.PathOf("lost"));
        var packed = 0;
        using (
            var server = _folder.Serve(name =>
                name.StartsWith("tiny", StringComparison.Ordinal) ? _folder.Made("alpha").WaitAsync(s_patience) : Task.CompletedTask
            )
        )
        {
            var (bench, plan) = await _folder.OpenAsync(server);
            using (bench)
            {
                var refused = await Should.ThrowAsync<SlipwayException>(() => ArrivalFolder.RunAsync(bench, plan).WaitAsync(s_patience));
                refused.Problems.ShouldHaveSingleItem().Found.ShouldContain("lost-1.0");
                packed = plan.ToMake.Count(x => bench.Layers.Find(x.Key) is not null);
                bench.Layers.FindAnywhere(plan.ToMake.Single(x => x.Name == "lost").Key).ShouldBeNull();
                Directory.EnumerateFiles(Path.Combine(bench.Store.Root, "tmp")).ShouldBeEmpty();
                Rows(ProgressKind.Fetch)[^1].ShouldBe(RowState.Failed);
            }
        }
        packed.ShouldBe(2);
        File.WriteAllBytes(_folder.PathOf("lost"), bytes);
        using (var server = _folder.Serve())
        {
            var (bench, plan) = await _folder.OpenAsync(server);
            using (bench)
            {
                plan.ToMake.ShouldHaveSingleItem().Name.ShouldBe("lost");
                (await ArrivalFolder.RunAsync(bench, plan).WaitAsync(s_patience)).Count.ShouldBe(1);
                server.Requests.Where(x => x.EndsWith(".whl", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("lost-1.0");
            }
        }
    }

    [Fact]
    [Trait("Row", "X3")]
    public async Task A_run_that_is_ended_waits_for_no_wheel_and_keeps_the_layers_that_it_made()
    {
        _folder.Add("held").Add("alpha");
        using var never = new CancellationTokenSource();
        using var server = _folder.Serve(name =>
            name.StartsWith("held", StringComparison.Ordinal) ? Task.Delay(Timeout.Infinite, never.Token) : Task.CompletedTask
        );
        using var end = new CancellationTokenSource();
        var (bench, plan) = await _folder.OpenAsync(server);
        using (bench)
        {
            var run = ArrivalFolder.RunAsync(bench, plan, end.Token);
            await _folder.Made("alpha").WaitAsync(s_patience);
            await end.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => run.WaitAsync(s_patience));
            await bench.Wheels.StopAsync().WaitAsync(s_patience);
            bench.Layers.Find(plan.ToMake.Single(x => x.Name == "alpha").Key).ShouldNotBeNull();
            bench.Layers.FindAnywhere(plan.ToMake.Single(x => x.Name == "held").Key).ShouldBeNull();
        }
        await never.CancelAsync();
    }

    [Theory]
    [Trait("Row", "R3")]
    [InlineData("alpha", "beta")]
    [InlineData("beta", "alpha")]
    public async Task Two_wheels_with_one_file_are_refused_in_the_same_words_whichever_comes_first(string first, string second)
    {
        _folder.Add("alpha", file: "same.bin").Add("beta", file: "same.bin");
        using var server = _folder.Serve(name =>
            name.StartsWith(second, StringComparison.Ordinal) ? _folder.Made(first).WaitAsync(s_patience) : Task.CompletedTask
        );
        var (bench, plan) = await _folder.OpenAsync(server);
        using (bench)
        {
            var refused = await Should.ThrowAsync<SlipwayException>(() => ArrivalFolder.RunAsync(bench, plan).WaitAsync(s_patience));
            refused.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP234");
            refused.Problems[0].Found.ShouldStartWith("alpha-1.0-py3-none-any.whl and beta-1.0-py3-none-any.whl both bring");
        }
        // The layer of the first is there now, and the two are still not for one image.
        var (again, rest) = await _folder.OpenAsync(server);
        using (again)
        {
            rest.ToMake.ShouldHaveSingleItem().Name.ShouldBe(second);
            var refused = await Should.ThrowAsync<SlipwayException>(() => ArrivalFolder.RunAsync(again, rest).WaitAsync(s_patience));
            refused.Problems.ShouldHaveSingleItem().Found.ShouldStartWith("alpha-1.0-py3-none-any.whl and beta-1.0");
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>States of the rows of a kind, without what only tells bytes.</summary>
    private IReadOnlyList<RowState> Rows(ProgressKind kind) =>
        [.. _folder.Events.Where(x => x.Kind == kind && (x.State != RowState.Running || x.Bytes is null)).Select(x => x.State)];
}
