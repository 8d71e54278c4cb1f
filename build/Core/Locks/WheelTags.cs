using System.Collections.Concurrent;

namespace Slipway.Core.Locks;

/// <summary>The tags that a target supports, best first (PEP 425, 600, 656; the order of pypa/packaging).</summary>
public sealed class WheelTags
{
    private static readonly ConcurrentDictionary<WheelTarget, WheelTags> Known = new();

    private readonly Dictionary<WheelTag, int> _ranks = [];

    /// <summary>The target.</summary>
    public WheelTarget Target { get; }

    /// <summary>All supported tags, best first.</summary>
    public IReadOnlyList<WheelTag> Ordered { get; }

    private WheelTags(WheelTarget target)
    {
        Target = target;
        Ordered = Order(target.PythonMinor, target.FreeThreaded, [.. PlatformTags.Linux(target.Machine, target.Libc)]);
        foreach (var tag in Ordered)
            _ranks.TryAdd(tag, _ranks.Count);
    }

    /// <summary>The tags of a target; made once, since many locks are for the same few.</summary>
    /// <param name="target">Interpreter, machine and C library.</param>
    public static WheelTags For(WheelTarget target) => Known.GetOrAdd(target, known => new WheelTags(known));

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

    /// <summary>The tags of a CPython on platforms that need not be Linux, best first.</summary>
    /// <param name="pythonMinor">The second number of the Python version.</param>
    /// <param name="freeThreaded">The build without the global lock.</param>
    /// <param name="platforms">As <see cref="PlatformTags"/> gives them.</param>
    public static IReadOnlyList<WheelTag> Order(int pythonMinor, bool freeThreaded, IReadOnlyList<string> platforms)
    {
        var thread = freeThreaded ? "t" : "";
        var cp = $"cp3{pythonMinor}";
        var stable = $"abi3{thread}";
        var exact = Each(cp, $"{cp}{thread}", platforms).Concat(Each(cp, stable, platforms)).Concat(Each(cp, "none", platforms));
        // The stable interface exists since 3.2: a wheel made for an older minor version fits.
        var older = Enumerable.Range(2, Math.Max(0, pythonMinor - 2)).Reverse().SelectMany(minor => Each($"cp3{minor}", stable, platforms));
        var generic = Generic(pythonMinor).ToList();
        return
        [
            .. exact,
            .. older,
            .. generic.SelectMany(python => Each(python, "none", platforms)),
            new WheelTag(cp, "none", "any"),
            .. generic.Select(python => new WheelTag(python, "none", "any")),
        ];
    }

    private static IEnumerable<WheelTag> Each(string python, string abi, IReadOnlyList<string> platforms) =>
        platforms.Select(platform => new WheelTag(python, abi, platform));

    private static IEnumerable<string> Generic(int minor) =>
        Enumerable.Range(0, minor).Reverse().Select(older => $"py3{older}").Prepend("py3").Prepend($"py3{minor}");
}
