namespace Slipway.Core.Catalog;

/// <summary>Finds what to propose instead of a wish that rules refuse.</summary>
/// <param name="wish">The wish.</param>
/// <param name="asked">The wish with its blanks filled in; rules may be broken.</param>
/// <param name="upstreams">All upstreams that there are.</param>
internal sealed class WaysOut(Wish wish, Selection asked, IReadOnlyList<Upstream> upstreams)
{
    // What the user typed is changed only where nothing else helps.
    private const int TypedWeight = 10;

    /// <summary>The options of the nearest way out for each set of choices to keep: <c>--mode full --device gpu, or --mode minimal --device cpu</c>.</summary>
    /// <param name="keep">Sets of choices to keep.</param>
    public string Text(IReadOnlyList<IReadOnlyList<Choice>> keep) =>
        string.Join(", or ", keep.Select(x => Nearest(x, _ => true)).OfType<Selection>().Select(Options).Distinct());

    /// <summary>The nearest selection that meets every rule and more; null where there is none.</summary>
    /// <param name="keep">Choices that it must have in common with what was asked.</param>
    /// <param name="also">What else must hold.</param>
    public Selection? Nearest(IReadOnlyList<Choice> keep, Func<Selection, bool> also) =>
        Everything().Where(x => keep.All(choice => Same(x, choice)) && !Rules.All.Any(rule => rule.IsBrokenBy(x)) && also(x)).MinBy(Distance);

    /// <summary>The options that lead to a selection: what was typed, what differs, and whatever else defaults would fill in differently.</summary>
    /// <param name="way">The selection.</param>
    public string Options(Selection way)
    {
        List<string> options = [];
        if (wish.Mode is not null || !Same(way, Choice.Mode) || Resolver.DefaultMode(way.Device, way.Backend) != way.Mode || Names(Choice.Mode))
            options.Add($"--mode {Selection.Word(way.Mode)}");
        if (wish.Device is not null || !Same(way, Choice.Device) || way.Device == Device.Gpu || Names(Choice.Device))
            options.Add($"--device {Selection.Word(way.Device)}");
        if (wish.Backends.Count > 0 || Resolver.DefaultBackend(way.Mode, way.Upstream) != way.Backend)
            options.Add($"--backend {Selection.Word(way.Backend)}");
        if (wish.Upstream is not null || !Same(way, Choice.Upstream))
            options.Add($"--upstream {way.Upstream.Name}");
        return string.Join(' ', options);

        // Mode and device decide each other's default: one of them is never left to a guess.
        bool Names(Choice choice) => !Same(way, choice == Choice.Mode ? Choice.Device : Choice.Mode);
    }

    private IEnumerable<Selection> Everything() =>
        from upstream in upstreams
        from mode in Modes.All
        from device in Devices.All
        from backend in Backends.All
        select asked with
        {
            Mode = mode.Mode,
            Device = device.Device,
            Backend = backend.Backend,
            Upstream = upstream,
            Cuda = device.Device == Device.Gpu ? CudaVersion.Default(mode.Mode) : null,
        };

    private int Distance(Selection way) =>
        Cost(way, Choice.Mode, wish.Mode is not null)
        + Cost(way, Choice.Device, wish.Device is not null)
        + Cost(way, Choice.Backend, wish.Backends.Count > 0)
        + Cost(way, Choice.Upstream, wish.Upstream is not null)
        + (Resolver.DefaultBackend(way.Mode, way.Upstream) == way.Backend ? 0 : 1)
        + Math.Abs(way.Mode - asked.Mode);

    private int Cost(Selection way, Choice choice, bool typed) =>
        Same(way, choice) ? 0
        : typed ? TypedWeight
        : 2;

    private bool Same(Selection way, Choice choice) =>
        choice switch
        {
            Choice.Mode => way.Mode == asked.Mode,
            Choice.Device => way.Device == asked.Device,
            Choice.Backend => way.Backend == asked.Backend,
            _ => way.Upstream == asked.Upstream,
        };
}
