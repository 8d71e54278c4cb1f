using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>Turns a wish into a selection or refuses it, before anything runs.</summary>
public static class Resolver
{
    /// <summary>Fills in the defaults (SPEC M1) and checks every rule.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="toBuild">Whether images are to be made: more can be locked than this version can build.</param>
    /// <exception cref="SlipwayException">All rules that the wish breaks, SLP11x.</exception>
    public static Selection Resolve(Wish wish, bool toBuild = true)
    {
        var problems = new List<Problem>();
        var upstream = Upstream.All.FirstOrDefault(x => x.Name == (wish.Upstream ?? Upstream.Public.Name));
        if (upstream is null)
            problems.Add(SelectionProblems.UnknownUpstream(wish.Upstream!, Upstream.All.Select(x => x.Name)));
        else if (toBuild && !upstream.CanBuild)
            problems.Add(SelectionProblems.UpstreamNotReady(upstream.Name, wish.Upstream is null));

        var device = wish.Device ?? (wish.Mode == Mode.Full ? Device.Gpu : Device.Cpu);
        var mode = wish.Mode ?? (device == Device.Gpu ? Mode.Full : Mode.Minimal);
        if (mode == Mode.Full && device == Device.Cpu)
            problems.Add(SelectionProblems.FullNeedsGpu());

        var platforms = new List<Platform>();
        foreach (var typed in wish.Platforms)
        {
            var platform = Platform.All.FirstOrDefault(x => x.ToString() == typed);
            if (platform is null)
                problems.Add(SelectionProblems.UnknownPlatform(typed, Platform.All.Select(x => x.ToString())));
            else if (!platforms.Contains(platform))
                platforms.Add(platform);
        }
        if (wish.Platforms.Count == 0)
            platforms.Add(wish.HostPlatform);

        var backend = wish.Backend ?? DefaultBackend(mode, upstream);
        if (upstream is { CanBuild: true })
        {
            if (!upstream.Backends.Contains(backend))
                problems.Add(SelectionProblems.NotServed("backend", Selection.Word(backend), upstream.Name, upstream.Backends.Select(x => Selection.Word(x))));
            if (!upstream.Modes.Contains(mode))
                problems.Add(SelectionProblems.NotServed("mode", Selection.Word(mode), upstream.Name, upstream.Modes.Select(x => Selection.Word(x))));
            if (device == Device.Gpu)
                problems.Add(SelectionProblems.NotServed("device", "gpu", upstream.Name, ["cpu"]));
        }
        return problems.Count > 0 ? throw new SlipwayException(problems) : new Selection(mode, device, backend, platforms, upstream!);
    }

    private static Backend DefaultBackend(Mode mode, Upstream? upstream) =>
        mode == Mode.Full ? Backend.Vllm
        : upstream == Upstream.Debian ? Backend.Onnx
        : Backend.Torch;
}
