using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;

namespace Slipway.Tools.Making;

/// <summary>A suite moves on: when a locked package is gone from the mirror, the locks are made anew, what moved is shown, and the work is done once more.</summary>
internal sealed class MovedSuite(Workbench bench)
{
    /// <summary>Does the work on a plan, and once more on a new one where packages of the first are gone.</summary>
    /// <param name="plan">Gives the plan; told whether locks were written since it was asked.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP240: packages are gone, and locks are wanted as they are.</exception>
    public async Task<T> FollowAsync<T>(Func<bool, Task<BuildPlan>> plan, Func<BuildPlan, Task<T>> work, CancellationToken cancellation)
    {
        var first = await plan(false);
        try
        {
            return await work(first);
        }
        catch (SlipwayException e) when (e.Problems.All(x => x.Number == DebianProblems.GoneNumber))
        {
            await MakeLocksAsync(first.Inputs, [.. e.Problems.Select(x => x.Found)], cancellation);
            return await work(await plan(true));
        }
    }

    private async Task MakeLocksAsync(PlanInputs inputs, IReadOnlyList<string> gone, CancellationToken cancellation)
    {
        if (inputs.Toolchain.Any(IsGone))
            await bench.Toolchains.MakeAsync(gone, cancellation);
        if (inputs.Components?.Toolchain.Any(IsGone) == true)
            await bench.ToolchainOf(ToolchainPart.Components).MakeAsync(gone, cancellation);
        foreach (var (use, packages) in inputs.Parts)
            if (packages.Any(IsGone))
                await bench.ToolchainOf(ToolchainPart.ByUse[use]).MakeAsync(gone, cancellation);
        foreach (var platform in inputs.Platforms.Where(x => x.Tools.Concat(x.TestTools).Except(x.Base).Any(IsGone)))
            await new DevLock(bench, platform.Platform).MakeAsync(gone, cancellation);
        if (inputs.Platforms.SelectMany(x => x.Locks.Packages).Any(x => IsGone(x.Package)))
        {
            if (inputs.Selection.Upstream.Kind == UpstreamKind.Debian)
                await bench.Locks.MakeAsync([inputs.Selection], gone, cancellation);
            else
                foreach (var platform in inputs.Platforms.Where(x => x.Locks.Packages.Any(y => IsGone(y.Package))))
                    await new BaseLock(bench, platform.Platform).MakeAsync(gone, cancellation);
        }

        bool IsGone(DebPackage package) => gone.Any(text => text.Contains(package.Filename, StringComparison.Ordinal));
    }
}
