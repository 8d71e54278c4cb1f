using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>What a rendered folder holds so that no step needs a network: base, libraries, toolchain, wheels, pip.</summary>
internal sealed class RenderedSupply(Workbench bench)
{
    private const string Wheels = "usr/share/python-wheels/";

    public async Task<IReadOnlyList<RenderedEntry>> EntriesAsync(BuildPlan plan, CancellationToken cancellation)
    {
        foreach (var platform in plan.Inputs.Platforms)
            await new WheelSupply(bench).ProvideFilesAsync(platform, isSourceWanted: true, cancellation);
        var trees = plan.Layers.Where(x => x.Maker is LayerMaker.Base or LayerMaker.Syslibs).ToList();
        using var supply = new LayerSupply(bench);
        var made = await supply.MakeAsync(plan, [.. trees.Where(x => x.State == PlanState.Make).DistinctBy(x => x.Key)], cancellation);
        var entries = trees
            .Select(x => Linked($"{x.Name}/{x.Platform.Architecture}.tar", (made.TryGetValue(x.Key, out var result) ? result.Layer.Packed : x.Packed!).Digest))
            .ToList();
        foreach (var platform in plan.Inputs.Platforms)
        foreach (var group in platform.Groups)
            entries.AddRange(group.Wheels.Select(x => Linked($"{RenderedFiles.WheelsOf(group.Name, platform.Platform.Architecture)}/{x.File}", x.Hash)));
        if (plan.Inputs.Native.Count > 0)
            entries.Add(Linked("toolchain.tar", (await new ToolchainImage(bench).LayerAsync(plan, cancellation)).Layer.Digest));
        entries.Add(await PipAsync(plan.Inputs.Selection, cancellation));
        return entries;
    }

    private static RenderedEntry Linked(string path, Digest blob) => new(path, null, blob);

    /// <summary>pip as a wheel, out of its Debian package.</summary>
    private async Task<RenderedEntry> PipAsync(Selection selection, CancellationToken cancellation)
    {
        var package = (await bench.Toolchains.ReadAsync(cancellation)).With(DebRoles.Toolchain).Single(x => x.Name == Toolchain.Pip);
        await bench.Debian.FetchAsync([package], cancellation);
        using var deb = await new DebReader(bench.Store).OpenAsync(package, cancellation);
        var wheel = deb.Entries.First(x =>
            x.Kind == EntryKind.File && x.Path.StartsWith(Wheels + "pip-", StringComparison.Ordinal) && x.Path.EndsWith(".whl", StringComparison.Ordinal)
        );
        return new RenderedEntry($"{RenderedFiles.Steps}/{wheel.Path[Wheels.Length..]}", deb.ReadAll(wheel));
    }
}
