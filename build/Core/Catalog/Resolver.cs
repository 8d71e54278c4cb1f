using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>Turns a wish into a selection or refuses it, before anything runs.</summary>
public static class Resolver
{
    /// <summary>Fills in the defaults (SPEC M1) and checks every rule.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <exception cref="SlipwayException">All rules that the wish breaks, SLP110 to SLP118 and SLP130 to SLP136.</exception>
    public static Selection Resolve(Wish wish)
    {
        var (selection, problems) = Try(wish);
        return problems.Count == 0 ? selection! : throw new SlipwayException(problems);
    }

    /// <summary>As <see cref="Resolve"/>, and the selection is one that this version builds.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="onlyWheels">Whether no image is asked for: then of an upstream that was named there may be more.</param>
    /// <exception cref="SlipwayException">As <see cref="Resolve"/>, and SLP112.</exception>
    public static Selection ResolveToBuild(Wish wish, bool onlyWheels = false)
    {
        var (selection, problems) = Try(wish);
        if (selection is null || BuiltSelection.Has(selection) || (onlyWheels && wish.Upstream is not null && BuiltSelection.HasWheels(selection)))
            return problems.Count == 0 ? selection! : throw new SlipwayException(problems);
        throw new SlipwayException([.. problems, NotBuilt(wish, selection)]);
    }

    /// <summary>SLP112 for a selection, with the nearest one that is built.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="selection">What it comes to.</param>
    public static Problem NotBuilt(Wish wish, Selection selection)
    {
        var ways = new WaysOut(wish, selection, Upstreams.With(wish.CustomUpstreams));
        return SelectionProblems.NotBuilt(selection, wish.Upstream is null, ways.Options(ways.Nearest([], BuiltSelection.IsReady)!));
    }

    /// <summary>The selection, as far as there is one, and everything that is wrong with the wish.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <returns>Null for the selection where a word of the wish is unknown.</returns>
    public static (Selection? Selection, IReadOnlyList<Problem> Problems) Try(Wish wish)
    {
        var upstreams = Upstreams.With(wish.CustomUpstreams);
        var problems = new List<Problem>();
        var upstream = upstreams.FirstOrDefault(x => x.Name == (wish.Upstream ?? upstreams[0].Name));
        if (upstream is null)
            problems.Add(SelectionProblems.UnknownUpstream(wish.Upstream!, upstreams.Select(x => x.Name)));
        var platforms = Platforms(wish, problems);
        var backend = SingleBackend(wish, problems);
        var cuda = Cuda(wish, problems);
        var architectures = Architectures(wish, cuda, problems);
        if (wish.System != HostSystem.Linux && !wish.HasLinuxEngine)
            problems.Add(SelectionProblems.NoLinuxEngine(wish.System));

        var device =
            wish.Device ?? (wish.Mode == Mode.Full || wish.Mode is null && backend is { } only && Backends.Of(only).IsEngine ? Device.Gpu : Device.Cpu);
        var mode = wish.Mode ?? DefaultMode(device, backend);
        var asked = new Selection(mode, device, backend ?? DefaultBackend(mode, upstream ?? upstreams[0]), platforms, upstream ?? upstreams[0])
        {
            Cuda = device == Device.Gpu ? cuda ?? CudaVersion.Default(mode) : null,
            Architectures = device == Device.Gpu ? architectures : [],
        };
        var ways = new WaysOut(wish, asked, upstreams);
        // An unknown upstream breaks no rule of its own: the others are checked against the default.
        problems.AddRange(Rules.All.Where(rule => rule.IsBrokenBy(asked)).Select(rule => rule.Refusal(asked, ways.Text(rule.WaysOut))));
        return (upstream is null ? null : asked, problems);
    }

    /// <summary>The mode where none is said: that of the device, or the one mode that an engine is in.</summary>
    /// <param name="device">The device.</param>
    /// <param name="backend">The backend that was said; null for none.</param>
    internal static Mode DefaultMode(Device device, Backend? backend) =>
        device == Device.Gpu && backend is { } only && Backends.Of(only).IsEngine ? Mode.Full : Devices.Of(device).DefaultMode;

    /// <summary>The backend where none is said.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="upstream">The upstream.</param>
    internal static Backend DefaultBackend(Mode mode, Upstream upstream) =>
        mode == Mode.Full ? Backend.Vllm
        : upstream.Kind == UpstreamKind.Debian ? Backend.Onnx
        : Backend.Torch;

    private static List<Platform> Platforms(Wish wish, List<Problem> problems)
    {
        var platforms = new List<Platform>();
        foreach (var typed in wish.Platforms)
        {
            var platform = Platform.All.FirstOrDefault(x => x.ToString() == typed);
            if (platform is null)
                problems.Add(SelectionProblems.UnknownPlatform(typed, Platform.All.Select(x => x.ToString())));
            else if (!platforms.Contains(platform))
                platforms.Add(platform);
        }
        if (platforms.Count == 0)
            platforms.Add(wish.HostPlatform);
        return platforms;
    }

    private static Backend? SingleBackend(Wish wish, List<Problem> problems)
    {
        var choices = wish.Backends.Distinct().ToList();
        if (choices.Count == 0)
            return null;
        var mode = wish.Mode ?? (wish.Device == Device.Gpu ? Mode.Full : Mode.Minimal);
        if (choices.Contains(BackendChoice.All))
        {
            problems.Add(CatalogProblems.AllBackends(mode, Backends.In(mode)));
            return null;
        }
        var backends = choices.Select(x => (Backend)x).ToList();
        if (backends.Count > 1)
            problems.Add(SelectionProblems.SeveralBackends(backends));
        return backends[0];
    }

    private static CudaVersion? Cuda(Wish wish, List<Problem> problems)
    {
        if (wish.Cuda is not { } typed)
            return null;
        if (CudaVersion.Find(typed) is { } known)
            return known;
        problems.Add(CudaVersion.IsBelowFloor(typed) ? CatalogProblems.CudaTooOld(typed) : CatalogProblems.UnknownCuda(typed));
        return null;
    }

    private static List<GpuTarget> Architectures(Wish wish, CudaVersion? cuda, List<Problem> problems)
    {
        var found = new List<GpuTarget>();
        foreach (var typed in wish.Architectures)
            if (GpuTarget.Find(typed) is not { } target)
                problems.Add(CatalogProblems.UnknownArchitecture(typed));
            else if (cuda is not null && !target.Architecture.IsIn(cuda))
                problems.Add(CatalogProblems.ArchitectureNotInCuda(target.Architecture, cuda));
            else
                found.Add(target);
        // One order and each once: the list is in keys.
        return [.. GpuArchitecture.All.SelectMany(x => found.Where(y => y.Architecture == x).OrderByDescending(y => y.Ptx).Take(1))];
    }
}
