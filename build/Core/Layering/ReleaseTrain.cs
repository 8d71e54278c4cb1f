namespace Slipway.Core.Layering;

/// <summary>
/// Signs in a lock that two packages are released together, with how often one changed when the other did
/// (measured on the shipped history: 0.2 for packages without such a sign).
/// </summary>
internal sealed class ReleaseTrain
{
    /// <summary>
    /// Of two packages of one family with the same parents, the one changed in 82 to 87 of 100 cases in which the other did. A package follows one other,
    /// so two of a family of ten are some three links apart: a link of 0.95 gives 0.86 for such a pair.
    /// </summary>
    private const double SameParents = 0.95;

    private readonly IReadOnlyList<PlannedWheel> _wheels;
    private readonly int[] _families;
    private readonly int[] _versions;

    /// <summary>Numbers families and versions, as most pairs share neither.</summary>
    /// <param name="wheels">The wheels.</param>
    public ReleaseTrain(IReadOnlyList<PlannedWheel> wheels)
    {
        _wheels = wheels;
        _families = Numbered(wheels.Select(wheel => Family(wheel.Name)));
        _versions = Numbered(wheels.Select(wheel => wheel.Version));
    }

    /// <summary>Chance that the one changes when the other does, by the signs alone; 0 without a sign.</summary>
    /// <param name="i">Position of a wheel.</param>
    /// <param name="j">Position of another.</param>
    public double Chance(int i, int j)
    {
        var sameFamily = _families[i] == _families[j];
        var sameVersion = _versions[i] == _versions[j];
        if (!sameFamily && !sameVersion)
            return 0;
        var (a, b) = (_wheels[i], _wheels[j]);
        if (sameFamily && sameVersion)
            return 0.96;
        var parentAndChild = a.Parents.Contains(b.Name) || b.Parents.Contains(a.Name);
        if (!sameFamily)
            return parentAndChild ? 0.9 : 0;
        var shared = a.Parents.Count(b.Parents.Contains);
        return shared > 0 && shared == a.Parents.Count && shared == b.Parents.Count ? SameParents
            : shared > 0 ? 0.65
            : parentAndChild ? 0.58
            : 0;
    }

    /// <summary>The name without the CUDA version at its end: <c>nvidia-cublas-cu12</c> and <c>nvidia-cublas</c> are one thing.</summary>
    /// <param name="name">Normalized name.</param>
    public static string Stem(string name)
    {
        var dash = name.LastIndexOf("-cu", StringComparison.Ordinal);
        if (dash < 1)
            return name;
        var version = name.AsSpan(dash + 3);
        if (version.StartsWith("da"))
            version = version[2..];
        version = version.TrimEnd('x');
        return version.Length > 0 && !version.ContainsAnyExceptInRange('0', '9') ? name[..dash] : name;
    }

    /// <summary>The first word, where it has at least three letters: shorter ones (<c>py-</c>) are no family.</summary>
    private static string Family(string name) => name.IndexOf('-') is > 2 and var dash ? name[..dash] : name;

    private static int[] Numbered(IEnumerable<string> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. words.Select(word => numbers.TryAdd(word, numbers.Count) ? numbers.Count - 1 : numbers[word])];
    }
}
