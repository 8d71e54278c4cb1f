using System.Diagnostics;
using System.Runtime.InteropServices;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Rendering;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Benching;

/// <summary>Builds the same service with Slipway and with the recipes of <c>bench/rivals</c>: the same wheels, base, engine and registry. Writes bench/rivals.md.</summary>
/// <param name="root">The repository.</param>
/// <param name="home">A home that the bench may empty; packages of Debian in it are kept.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class RivalsBench(string root, SlipwayHome home, Action<string> say)
{
    private const int Rounds = 3;
    private const int ColdRounds = 2;
    private readonly Dictionary<string, Dictionary<string, List<double>>> _figures = [];
    private readonly List<(string Name, string Unit)> _rows = [];

    /// <summary>Runs all measurements and writes the page.</summary>
    /// <param name="command">The command that makes the page.</param>
    /// <param name="cancellation">Ends it; the engine is stopped.</param>
    /// <exception cref="SlipwayException">SLP560 to SLP562.</exception>
    public async Task RunAsync(string command, CancellationToken cancellation)
    {
        var other = RuntimeInformation.OSArchitecture == Architecture.X64 ? null : $"its architecture is {RuntimeInformation.OSArchitecture}";
        if ((OwnEngine.Obstacle() ?? other) is { } obstacle)
            throw new SlipwayException(RivalProblems.OtherMachine(obstacle));
        var bundle = WheelBundle.Find(root) ?? throw new SlipwayException(RivalProblems.NoWheels(WheelBundle.Expected(root)));
        Directory.CreateDirectory(home.Root);
        var uv = await WheelBundle.UvAsync(bundle, home.Root, cancellation) ?? throw new SlipwayException(RivalProblems.NoUv());
        await using var stage = await RivalStage.SetAsync(root, home, bundle, uv, say, cancellation);
        var contestants = stage.Contestants;
        foreach (var contestant in contestants)
        {
            await stage.EmptyRegistryAsync(cancellation);
            await MeasureAsync(contestant, stage, cancellation);
            await SizesAsync(contestant, stage, cancellation);
            if (contestant == contestants[0])
                await WeighAsync(contestant, stage, cancellation);
        }
        var table = RivalsTable.Render(
            [.. contestants.Select(x => x.Name)],
            contestants.Count(x => x is DockerfileContestant),
            [
                .. _rows.Select(row => new RivalsRow(
                    row.Name,
                    row.Unit,
                    [.. contestants.Select(x => (IReadOnlyList<double>)_figures[x.Name].GetValueOrDefault(row.Name, []))]
                )),
            ]
        );
        var page = $"""
            # Slipway beside other recipes, measured

            command: `{command}`{"  "}
            machine: {BenchCheckout.Machine()}{"  "}
            date: {DateTime.UtcNow:yyyy-MM-dd}{"  "}
            Medians; MB = 10^6 bytes. What the rows and the contestants are: [docs/rivals.md](../docs/rivals.md).

            {table}
            """;
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "rivals.md"), page.TrimEnd() + "\n", cancellation);
        say(page);
    }

    private async Task MeasureAsync(IContestant one, RivalStage stage, CancellationToken cancellation)
    {
        _figures[one.Name] = [];
        say(one.Name);
        for (var i = 0; i < ColdRounds; i++)
        {
            await one.ForgetAsync(cancellation);
            var name = i == 0 ? "cold: bytes that the registry lacked" : "built again from nothing: bytes that the registry lacked";
            await TimeAsync(one, stage, "cold, index to registry", name, "MB", one.BuildAsync, cancellation);
        }
        await one.TryAsync(cancellation);
        for (var i = 0; i < Rounds; i++)
            await TimeAsync(one, stage, "nothing changed", null, "", one.BuildAsync, cancellation);
        for (var i = 0; i < Rounds; i++)
        {
            await stage.EditAsync(cancellation);
            await TimeAsync(one, stage, "a line of the app changed", "the same: bytes that the registry lacked", "kB", one.BuildAsync, cancellation);
        }
        for (var i = 0; i < Rounds; i++)
        {
            await stage.BumpAsync(cancellation);
            await TimeAsync(one, stage, "a wheel of 7 MB bumped", "its bump: bytes that the registry lacked", "MB", one.BuildAsync, cancellation);
        }
        await one.FillCacheAsync(cancellation);
        for (var i = 0; i < Rounds; i++)
        {
            await one.MoveAsync(cancellation);
            await TimeAsync(
                one,
                stage,
                "fresh machine, remote cache",
                "fresh machine: bytes that the registry lacked",
                "MB",
                one.BuildFromCacheAsync,
                cancellation
            );
        }
        for (var i = 0; i < Rounds; i++)
        {
            await stage.EditAsync(cancellation);
            await one.MoveAsync(cancellation);
            await TimeAsync(
                one,
                stage,
                "fresh machine, remote cache, a line of the app changed",
                "fresh machine, line: bytes that the registry lacked",
                "kB",
                one.BuildFromCacheAsync,
                cancellation
            );
        }
    }

    private async Task WeighAsync(IContestant one, RivalStage stage, CancellationToken cancellation)
    {
        var record = stage.Store.Last();
        var layer = record.Layers.Single(x => x.Maker == nameof(LayerMaker.Wheels) && x.Id.EndsWith("/wheel-of-seven", StringComparison.Ordinal));
        Add(one, "layer of the bumped wheel over the wheel (at most 1.0)", "", (double)layer.BytesOut / stage.Wheels.Bumped);
        var floor = new LeanFloor(stage.Wheels.Store, Path.Combine(home.Root, "scratch"));
        Add(one, "image without bytecode over its least (at most 1.05)", "", await floor.RatioAsync(stage.Wheels.Current, record, cancellation));
    }

    private async Task SizesAsync(IContestant one, RivalStage stage, CancellationToken cancellation)
    {
        var shared = (await stage.Registry.LayersAsync("rivals/base", cancellation)).Keys.Concat(
            (await stage.Registry.LayersAsync("rivals/python", cancellation)).Keys
        );
        var layers = await stage.Registry.LayersAsync(one.Image, cancellation);
        var size = layers.Values.Sum();
        Add(one, "image in the registry", "MB", size / 1e6);
        Add(one, "the same without the base", "MB", layers.Where(x => !shared.Contains(x.Key)).Sum(x => x.Value) / 1e6);
        Add(one, "layers of its own", "", layers.Keys.Except(shared).Count());
        Add(one, "remote cache over image", "", (double)await stage.Registry.WholeAsync(one.Cache, cancellation) / size);
    }

    private async Task TimeAsync(
        IContestant one,
        RivalStage stage,
        string row,
        string? bytes,
        string unit,
        Func<CancellationToken, Task> build,
        CancellationToken cancellation
    )
    {
        var before = stage.Registry.Total;
        var clock = Stopwatch.StartNew();
        await build(cancellation);
        Add(one, row, "s", clock.Elapsed.TotalSeconds);
        var gained = (stage.Registry.Total - before) / (unit == "kB" ? 1e3 : 1e6);
        if (bytes is not null)
            Add(one, bytes, unit, gained);
        say($"  {row}: {_figures[one.Name][row][^1]:0.00} s, {gained:0.00} {unit}");
    }

    private void Add(IContestant one, string row, string unit, double value)
    {
        if (!_rows.Contains((row, unit)))
            _rows.Add((row, unit));
        if (!_figures[one.Name].TryGetValue(row, out var values))
            _figures[one.Name][row] = values = [];
        values.Add(value);
    }
}
