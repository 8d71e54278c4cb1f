using System.Collections.Concurrent;
using Slipway.Core.Checking;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>Makes the layers that the images Check and Dev have above those of the shipped one.</summary>
internal sealed class DevSupply(Workbench bench) : IDisposable
{
    private readonly ConcurrentBag<MadeTree> _open = [];

    /// <summary>Packages that a platform's missing layers need.</summary>
    public static IEnumerable<DebPackage> PackagesOf(PlatformInputs platform, IReadOnlyCollection<LayerMaker> missing) =>
        [.. missing.Contains(LayerMaker.Tools) ? platform.Tools : [], .. missing.Contains(LayerMaker.TestTools) ? platform.TestTools : []];

    /// <param name="plan">The plan.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="below">Gives the base's entries.</param>
    /// <param name="cancellation">Ends it.</param>
    public IReadOnlyList<LayerEntry> Entries(
        BuildPlan plan,
        LayerPlan layer,
        PlatformInputs platform,
        Func<IReadOnlyList<LayerEntry>> below,
        CancellationToken cancellation
    )
    {
        var maker = new ToolsMaker(bench.Store) { Unpacked = bench.Progress.Unpacking($"packages of {layer.Id}") };
        return layer.Maker switch
        {
            LayerMaker.Tools => Keep(maker.ToolsAsync(below(), platform.Tools, LayerSupply.Paths(platform).SitePackages, cancellation)),
            LayerMaker.TestTools => Keep(maker.TestToolsAsync(platform.TestTools, cancellation)),
            LayerMaker.Tests =>
            [
                .. plan.Inputs.Dev!.Tests.Select(x =>
                    LayerEntry.File(
                        $"{CheckPaths.Tests.TrimStart('/')}/{x.Path}",
                        AppEntries.Read(bench.Checkout.At(Path.Combine(plan.Inputs.Service.Tests, x.Path)), x),
                        x.Mode
                    )
                ),
            ],
            _ => throw new InvalidOperationException($"no maker for {layer.Maker}"),
        };
    }

    private IReadOnlyList<LayerEntry> Keep(Task<MadeTree> making)
    {
        var tree = making.GetAwaiter().GetResult();
        _open.Add(tree);
        return tree.Entries;
    }

    public void Dispose()
    {
        foreach (var tree in _open)
            tree.Dispose();
    }
}
