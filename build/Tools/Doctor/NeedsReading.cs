using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Tools.Making;

namespace Slipway.Tools.Doctor;

/// <summary>What a build is expected to take and do: from its plan, where one can be made.</summary>
internal static class NeedsReading
{
    /// <summary>Makes the plan and reads it. Locks that do not fit are not made anew, they are told.</summary>
    /// <param name="bench">A bench whose request wants locks as they are.</param>
    /// <param name="isLocked">Whether the user does, too.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<BuildNeeds> ReadAsync(Workbench bench, bool isLocked, CancellationToken cancellation)
    {
        try
        {
            return Of(bench, await new PlanReading(bench).ReadAsync(cancellation), isLocked);
        }
        catch (SlipwayException e)
        {
            return Refused(bench, e.Problems, isLocked);
        }
    }

    /// <summary>Of a plan.</summary>
    /// <param name="bench">The bench.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isLocked">Whether locks are wanted as they are.</param>
    public static BuildNeeds Of(Workbench bench, BuildPlan plan, bool isLocked)
    {
        var make = plan.ToMake.ToList();
        var sources = plan.Compiles.Where(x => x.State == PlanState.Make).ToList();
        var compiles = make.Exists(x => x.Maker == LayerMaker.Component) || sources.Count > 0;
        var parts = (plan.Inputs.Components?.Toolchain ?? []).Concat(plan.Inputs.Parts.Values.SelectMany(x => x));
        var tests = bench.Request.Smoke == Smoke.On;
        var debs = plan
            .Inputs.Platforms.Where(x => make.Exists(y => y.Platform == x.Platform))
            .SelectMany(x => x.Locks.Packages.Select(y => y.Package).Concat(x.Tools).Concat(x.TestTools))
            .Concat(compiles ? plan.Inputs.Toolchain.Concat(parts) : []);
        return new BuildNeeds(
            plan.Inputs.Selection,
            [],
            DiskForecast.Of(Forecast(bench, plan), bench.Request.Smoke != Smoke.Off).AtLeast(plan.Inputs.Selection.Mode),
            [
                .. make.Count > 0 ? [CompileJob.Pack] : Array.Empty<CompileJob>(),
                .. compiles ? [CompileJob.Cxx] : Array.Empty<CompileJob>(),
                .. sources.Exists(x => x.Build.Settings.Uses.Contains(CudaToolkit.Use)) ? [CompileJob.Nvcc] : Array.Empty<CompileJob>(),
            ],
            make.Count > 0 && debs.Any(x => !bench.Store.Has(x.Sha256)),
            plan.Inputs.Model is { } model && make.Exists(x => x.Maker == LayerMaker.Model) && !bench.Store.Has(Digest.Parse(model.Sha256)),
            compiles || tests || (make.Exists(x => x.Maker == LayerMaker.Bytecode) && !BasePythons.RunHere(bench, plan)),
            isLocked
        );
    }

    /// <summary>The run's own forecast, where it has one already.</summary>
    private static PlanForecast Forecast(Workbench bench, BuildPlan plan) => bench.Forecast ?? new PlanExplaining(bench).Forecast(plan, null).Forecast;

    /// <summary>What VerifyLock would say of the locks of a selection that this version does not build: Render and Lock read them all the same.</summary>
    private static List<Problem> Locks(Workbench bench, Selection selection)
    {
        var found = new List<Problem>();
        if (selection.Upstream.Kind == UpstreamKind.Debian)
            return found;
        var locks = new CheckedLocks(new LockFolder(bench.Request.Root, bench.Request.Requirements));
        foreach (var job in LockJob.For(selection))
            _ = locks.Wheels(job, found);
        return found;
    }

    private static BuildNeeds Refused(Workbench bench, IReadOnlyList<Problem> problems, bool isLocked)
    {
        Selection? selection = null;
        try
        {
            selection = Resolver.Resolve(bench.Request.Wish);
        }
        catch (SlipwayException)
        {
            // The problems say it already.
        }
        return new BuildNeeds(
            selection,
            [.. problems, .. selection is null ? [] : Locks(bench, selection)],
            DiskForecast.Unplanned.AtLeast(selection?.Mode ?? bench.Request.Wish.Mode),
            [CompileJob.Pack],
            FetchesDebs: true,
            FetchesModel: true,
            NeedsEngine: false,
            isLocked
        );
    }
}
