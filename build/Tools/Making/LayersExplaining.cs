using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>Says which wheels share a layer. Reads locks and their plans, nothing else; any selection that has locks will do, built or not.</summary>
internal sealed class LayersExplaining(Workbench bench)
{
    /// <summary>Prints it in the form that was asked for.</summary>
    /// <exception cref="SlipwayException">What is wrong with the locks or the pinned groups.</exception>
    public void Explain()
    {
        var selection = Resolver.Resolve(bench.Request.Wish);
        var (reading, problems) = (new CheckedLocks(bench.Request.Folder), new List<Problem>());
        var locks = LockJob.For(selection).Select(job => reading.Wheels(job, problems)!).ToList();
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var layers = bench.LayersOf(selection, locks, bench.Checkout.Layers());
        var report = LayersReport.Of(
            selection,
            selection.Platforms.Zip(locks.Zip(layers, LockLayering.Describe), (platform, plan) => (platform, plan)),
            bench.Notes.Select(x => x.ToString())
        );
        bench.Say(
            bench.Request.Format switch
            {
                PlanFormat.Json => report.ToJson().TrimEnd(),
                PlanFormat.Markdown => LayersMarkdown.Render(report).TrimEnd(),
                _ => LayersText.Render(report, LayersText.Width).TrimEnd(),
            }
        );
    }
}
