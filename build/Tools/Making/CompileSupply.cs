using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Progress;

namespace Slipway.Tools.Making;

/// <summary>Brings wheels into the store that have to be compiled: by key from elsewhere, else from their source archives.</summary>
internal sealed class CompileSupply(Workbench bench)
{
    /// <summary>Brings wheels by key from where others put them; answers with those that are in the store now. Nobody has any unless it is set.</summary>
    public Func<IReadOnlyCollection<Key>, CancellationToken, Task<IReadOnlySet<Key>>> Fetch { get; init; } =
        (_, _) => Task.FromResult<IReadOnlySet<Key>>(new HashSet<Key>());

    /// <summary>The wheels of a plan that the store lacks.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isWanted">Whether a platform's image wants a source archive's wheel.</param>
    public List<CompilePlan> Lacking(BuildPlan plan, Func<Platform, LockedPackage, bool> isWanted) =>
        [.. plan.Compiles.Where(x => isWanted(x.Platform, x.Build.Source) && bench.Compiled.Find(x.Key) is null).DistinctBy(x => x.Key)];

    /// <summary>Brings wheels, each made by one process.</summary>
    /// <returns>What it took.</returns>
    /// <exception cref="SlipwayException">SLP575 to SLP583: of all wheels that are not to be had, together.</exception>
    public async Task<CompileResult> ProvideAsync(BuildPlan plan, IReadOnlyList<CompilePlan> missing, CancellationToken cancellation)
    {
        if (missing.Count == 0)
            return CompileResult.None;
        var fetched = await Fetch([.. missing.Select(x => x.Key)], cancellation);
        var left = missing.Where(x => !fetched.Contains(x.Key)).OrderBy(x => x.Key.Hex, StringComparer.Ordinal).ToList();
        if (left.Count == 0)
            return CompileResult.None with { Fetched = fetched.Count };
        Refuse(plan.Inputs.Selection, left);
        var held = new List<IDisposable>();
        try
        {
            // All processes take them in one order, so that none waits for another in a circle.
            foreach (var wheel in left)
                held.Add(await bench.Layers.HoldAsync(wheel.Key, cancellation));
            // Another process may have compiled some meanwhile.
            left.RemoveAll(x => bench.Compiled.Find(x.Key) is not null);
            var result = left.Count == 0 ? CompileResult.None : await CompileAsync(plan, left, cancellation);
            return result with { Fetched = fetched.Count };
        }
        finally
        {
            held.ForEach(x => x.Dispose());
        }
    }

    private async Task<CompileResult> CompileAsync(BuildPlan plan, List<CompilePlan> wheels, CancellationToken cancellation)
    {
        var selection = plan.Inputs.Selection;
        var indexes = IndexChoice(selection);
        List<LockedPackage> files = [.. wheels.SelectMany(x => x.Build.Requires.Prepend(x.Build.Source)).DistinctBy(x => x.Hash)];
        bench.Wheels.Begin(files, $"{wheels.Count} wheels to compile", indexes);
        await bench.Wheels.Of(files);
        var name = $"{wheels.Count} wheels from source";
        return await bench.Progress.RunAsync(ProgressKind.Wheels, name, null, () => new WheelBakery(bench).BakeAsync(plan, wheels, cancellation), x => x.Bytes);
    }

    private Core.Locks.Index.IndexSet IndexChoice(Selection selection) =>
        Core.Locks.Index.IndexChoice.Of(bench.Request.Index, selection.Upstream, Selection.Word(selection.Device));

    /// <summary>What is pure Python is the same on every platform; whether it is shows when it was made, and can be only where all that it is built with is.</summary>
    private void Refuse(Selection selection, List<CompilePlan> wheels)
    {
        if (selection.Upstream.Kind == UpstreamKind.Public)
        {
            var pins = BasePins.Read(File.ReadAllText(bench.Checkout.At(BasePins.File)), BasePins.File);
            throw new SlipwayException(CompileProblems.BaseOutOfReach(NamesOf(wheels), $"{pins.Find("build-base", wheels[0].Platform)}", selection.Upstream));
        }
        var host = bench.Request.Wish.HostPlatform;
        var problems = wheels
            .Where(x => x.Platform != host && x.Build.Requires.Any(y => !y.File.EndsWith("-any.whl", StringComparison.Ordinal)))
            .GroupBy(x => x.Platform)
            .Select(x => CompileProblems.OtherPlatform(NamesOf(x), x.Key.ToString(), host.ToString()))
            .ToList();
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    private static List<string> NamesOf(IEnumerable<CompilePlan> wheels) =>
        [.. wheels.Select(x => $"{x.Build.Source.NormalizedName} {x.Build.Source.Version}").Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>What it took to bring wheels.</summary>
/// <param name="Compiled">Wheels that were compiled.</param>
/// <param name="Fetched">Wheels that were found by key elsewhere.</param>
/// <param name="Bytes">Bytes of the compiled wheels.</param>
/// <param name="Steps">BuildKit steps that ran.</param>
/// <param name="Cached">BuildKit steps that were cached.</param>
/// <param name="Hits">Objects from the compiler cache.</param>
/// <param name="Misses">Objects that were compiled.</param>
internal sealed record CompileResult(int Compiled, int Fetched, long Bytes, int Steps, int Cached, int Hits, int Misses)
{
    public static readonly CompileResult None = new(0, 0, 0, 0, 0, 0, 0);
}
