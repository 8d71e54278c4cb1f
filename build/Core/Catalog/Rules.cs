using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>The compatibility rules.</summary>
public static class Rules
{
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepModeOrDevice =
    [
        [Choice.Mode],
        [Choice.Device],
    ];
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepBackendOrMode =
    [
        [Choice.Backend],
        [Choice.Mode],
    ];
    private static readonly IReadOnlyList<IReadOnlyList<Choice>> s_keepContentsOrUpstream =
    [
        [Choice.Mode, Choice.Backend, Choice.Device],
        [Choice.Upstream],
    ];

    /// <summary>All rules, in the order of their messages.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        new(
            "mode full needs device gpu",
            s_keepModeOrDevice,
            x => x is { Mode: Mode.Full, Device: Device.Cpu },
            (_, ways) => SelectionProblems.FullNeedsGpu(ways)
        ),
        new(
            "mode full holds an inference engine",
            s_keepBackendOrMode,
            x => x.Mode == Mode.Full && !Backends.Of(x.Backend).IsEngine,
            (x, ways) => SelectionProblems.NoEngine(x.Backend, Backends.In(Mode.Full), ways)
        ),
        new(
            "an inference engine is in mode full only",
            s_keepBackendOrMode,
            x => x.Mode != Mode.Full && Backends.Of(x.Backend).IsEngine,
            (x, ways) => SelectionProblems.EngineNeedsFull(x.Backend, x.Mode, Backends.In(x.Mode), ways)
        ),
        new(
            "the upstream serves the device",
            s_keepContentsOrUpstream,
            x => !x.Upstream.Devices.Contains(x.Device),
            (x, ways) => SelectionProblems.NotServed($"device {Selection.Word(x.Device)}", x.Upstream, ways)
        ),
        new(
            "the upstream has the packages of mode and backend",
            s_keepContentsOrUpstream,
            x => Backends.Of(x.Backend).Modes.Contains(x.Mode) && !x.Upstream.Has(x.Mode, x.Backend),
            (x, ways) => SelectionProblems.NotServed($"mode {Selection.Word(x.Mode)} with backend {Selection.Word(x.Backend)}", x.Upstream, ways)
        ),
        new(
            "the backend has a wheel for the platform",
            [
                [Choice.Mode, Choice.Device],
            ],
            x => MissingPlatforms(x, EngineWheels.All).Count > 0,
            (x, ways) => CatalogProblems.NoWheelForPlatform(x.Backend, MissingPlatforms(x, EngineWheels.All), EngineWheels.PlatformsOf(x.Backend), ways)
        ),
        new(
            "the base has the C library that the backend's wheels ask for",
            s_keepContentsOrUpstream,
            x => TooNew(x) is not null,
            (x, ways) => CatalogProblems.BaseTooOld(TooNew(x)!, x.Upstream, x.Upstream.Base(x.Device), ways)
        ),
    ];

    /// <summary>Platforms of a selection that its backend has no wheel for.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="wheels">The wheels that there are.</param>
    public static IReadOnlyList<Platform> MissingPlatforms(Selection selection, IReadOnlyList<EngineWheels> wheels) =>
        selection.Device == Device.Gpu
            ? [.. selection.Platforms.Where(platform => !wheels.Any(x => x.Backend == selection.Backend && x.Platform == platform))]
            : [];

    /// <summary>The wheels that ask for the newest C library, where the base has an older one; null where it has not.</summary>
    private static EngineWheels? TooNew(Selection selection) =>
        selection.Device == Device.Gpu
            ? EngineWheels
                .All.Where(x => x.Backend == selection.Backend && selection.Platforms.Contains(x.Platform))
                .Where(x => selection.Upstream.Base(selection.Device).Glibc.IsOlderThan(x.Glibc))
                .MaxBy(x => x.Glibc.Minor)
            : null;
}
