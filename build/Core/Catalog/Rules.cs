using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>The compatibility rules.</summary>
public static class Rules
{
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepModeOrDevice = [[Choice.Mode], [Choice.Device]];
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepBackendOrMode = [[Choice.Backend], [Choice.Mode]];
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepContentsOrUpstream = [[Choice.Mode, Choice.Backend, Choice.Device], [Choice.Upstream]];

    /// <summary>All rules, in the order of their messages.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        new(
            "mode full needs device gpu",
            s_keepModeOrDevice,
            (x, fix) => x is { Mode: Mode.Full, Device: Device.Cpu } ? SelectionProblems.FullNeedsGpu(fix()) : null
        ),
        new(
            "mode full holds an inference engine",
            s_keepBackendOrMode,
            (x, fix) => x.Mode == Mode.Full && !Backends.Of(x.Backend).IsEngine ? SelectionProblems.NoEngine(x.Backend, Backends.In(Mode.Full), fix()) : null
        ),
        new(
            "an inference engine is in mode full only",
            s_keepBackendOrMode,
            (x, fix) => x.Mode != Mode.Full && Backends.Of(x.Backend).IsEngine ? SelectionProblems.EngineNeedsFull(x.Backend, x.Mode, Backends.In(x.Mode), fix()) : null
        ),
        new(
            "the upstream serves the device",
            s_keepContentsOrUpstream,
            (x, fix) => x.Upstream.Devices.Contains(x.Device) ? null : SelectionProblems.NotServed($"device {Selection.Word(x.Device)}", x.Upstream, fix())
        ),
        new(
            "the upstream has the packages of mode and backend",
            s_keepContentsOrUpstream,
            (x, fix) =>
                x.Upstream.Has(x.Mode, x.Backend) || !Backends.Of(x.Backend).Modes.Contains(x.Mode)
                    ? null
                    : SelectionProblems.NotServed($"mode {Selection.Word(x.Mode)} with backend {Selection.Word(x.Backend)}", x.Upstream, fix())
        ),
        new("the backend has a wheel for platform and C library", [[Choice.Mode, Choice.Device], [Choice.Upstream]], (x, fix) => WheelRefusal(x, EngineWheels.All, fix)),
    ];

    /// <summary>The refusal of a selection whose backend has no wheel for one of the platforms or for the C library of the base; null where it has.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="wheels">What wheels there are.</param>
    /// <param name="fix">Text of the ways out.</param>
    public static Problem? WheelRefusal(Selection selection, IReadOnlyList<EngineWheels> wheels, Func<string> fix)
    {
        if (selection.Device != Device.Gpu)
            return null;
        var offered = wheels.Where(x => x.Backend == selection.Backend).ToList();
        var missing = selection.Platforms.Where(platform => offered.TrueForAll(x => x.Platform != platform)).ToList();
        if (missing.Count > 0)
            return CatalogProblems.NoWheelForPlatform(selection.Backend, missing, [.. offered.Select(x => x.Platform)], fix());
        var distribution = selection.Upstream.Base(Device.Gpu);
        var tooOld = offered.Where(x => selection.Platforms.Contains(x.Platform) && distribution.Glibc.IsOlderThan(x.Glibc)).MaxBy(x => x.Glibc.Minor);
        return tooOld is null ? null : CatalogProblems.BaseTooOld(tooOld, selection.Upstream, distribution, fix());
    }
}
