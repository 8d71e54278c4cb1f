namespace Slipway.Core.Locks;

/// <summary>The tags that a target supports, best first (PEP 425, 600, 656; the order of pypa/packaging).</summary>
public sealed class WheelTags
{
    private readonly Dictionary<WheelTag, int> _ranks = [];

    /// <summary>The target.</summary>
    public WheelTarget Target { get; }

    /// <summary>All supported tags, best first.</summary>
    public IReadOnlyList<WheelTag> Ordered { get; }

    private WheelTags(WheelTarget target)
    {
        Target = target;
        Ordered = [.. All(target)];
        foreach (var tag in Ordered)
            _ranks.TryAdd(tag, _ranks.Count);
    }

    /// <summary>The tags of a target.</summary>
    /// <param name="target">Interpreter, machine and C library.</param>
    public static WheelTags For(WheelTarget target) => new(target);

    /// <summary>The place of a wheel's best tag in <see cref="Ordered"/> (0 is best), or null when it does not fit.</summary>
    /// <param name="wheel">A wheel's file name.</param>
    public int? Rank(WheelFileName wheel)
    {
        int? best = null;
        foreach (var tag in wheel.Tags)
            if (_ranks.TryGetValue(tag, out var rank) && rank < (best ?? int.MaxValue))
                best = rank;
        return best;
    }

    private static IEnumerable<WheelTag> All(WheelTarget target)
    {
        var platforms = Platforms(target).ToList();
        var thread = target.FreeThreaded ? "t" : "";
        var cp = $"cp3{target.PythonMinor}";
        var stable = $"abi3{thread}";
        var exact = Each(cp, $"{cp}{thread}", platforms).Concat(Each(cp, stable, platforms)).Concat(Each(cp, "none", platforms));
        // The stable interface exists since 3.2: a wheel made for an older minor version fits.
        var older = Enumerable.Range(2, Math.Max(0, target.PythonMinor - 2)).Reverse().SelectMany(minor => Each($"cp3{minor}", stable, platforms));
        var generic = Generic(target.PythonMinor).ToList();
        return exact
            .Concat(older)
            .Concat(generic.SelectMany(python => Each(python, "none", platforms)))
            .Append(new WheelTag(cp, "none", "any"))
            .Concat(generic.Select(python => new WheelTag(python, "none", "any")));
    }

    private static IEnumerable<WheelTag> Each(string python, string abi, List<string> platforms) =>
        platforms.Select(platform => new WheelTag(python, abi, platform));

    private static IEnumerable<string> Generic(int minor) =>
        Enumerable.Range(0, minor).Reverse().Select(older => $"py3{older}").Prepend("py3").Prepend($"py3{minor}");

    private static IEnumerable<string> Platforms(WheelTarget target)
    {
        yield return $"linux_{target.Machine}";
        if (target.Libc is not { } libc)
            yield break;
        for (var minor = libc.Minor; minor >= Oldest(libc, target.Machine); minor--)
        {
            yield return $"{libc.Kind}_{libc.Major}_{minor}_{target.Machine}";
            if (libc.Kind == "manylinux" && Alias(minor) is { } alias)
                yield return $"{alias}_{target.Machine}";
        }
    }

    /// <summary>The tags start at musl 1.0, at glibc 2.5 for x86 and at glibc 2.17 for every other machine.</summary>
    private static int Oldest(Libc libc, string machine) =>
        (libc.Kind, machine) switch
        {
            ("musllinux", _) => 0,
            (_, "x86_64" or "i686") => 5,
            _ => 17,
        };

    /// <summary>Names from before PEP 600.</summary>
    private static string? Alias(int minor) =>
        minor switch
        {
            17 => "manylinux2014",
            12 => "manylinux2010",
            5 => "manylinux1",
            _ => null,
        };
}
