namespace Slipway.Core.Debian;

/// <summary>What apt chose for a set of names, with the graph between the packages.</summary>
/// <param name="Suite">First suite asked, such as <c>trixie</c>.</param>
/// <param name="Snapshot">What the suites' Release files say of themselves: suite, version and date, for people.</param>
/// <param name="Packages">All packages, sorted by name and architecture.</param>
/// <param name="Notes">Lines that a person should see, such as an index past its date.</param>
public sealed record Closure(string Suite, string Snapshot, IReadOnlyList<ResolvedPackage> Packages, IReadOnlyList<string> Notes)
{
    /// <summary>The packages of the closure that a package depends on directly, each once, sorted. Alternatives: the first that is in the closure.</summary>
    /// <param name="package">A package of the closure.</param>
    public IReadOnlyList<ResolvedPackage> DependsOf(ResolvedPackage package) =>
        [
            .. package
                .Depends.Select(alternatives => alternatives.Select(Find).FirstOrDefault(found => found is not null))
                .OfType<ResolvedPackage>()
                .Distinct()
                .OrderBy(p => p.Package.Name, StringComparer.Ordinal),
        ];

    /// <summary>The package of that name, or one that provides it, or null.</summary>
    /// <param name="name">Real or virtual package name.</param>
    public ResolvedPackage? Find(string name) =>
        Packages.FirstOrDefault(p => p.Package.Name == name) ?? Packages.FirstOrDefault(p => p.Provides.Contains(name, StringComparer.Ordinal));

    /// <summary>The closure without what only some relations led to.</summary>
    /// <param name="relations">Relations that are not followed: who depends, and the package depended on.</param>
    /// <param name="names">What the closure was asked for: what it reached from there through these relations alone goes.</param>
    public Closure Without(IReadOnlyList<(string Package, string Dependency)> relations, IReadOnlyList<string> names)
    {
        var cut = this with
        {
            Packages =
            [
                .. Packages.Select(p =>
                    p with
                    {
                        Depends =
                        [
                            .. p.Depends.Where(d => !relations.Any(r => r.Package == p.Package.Name && d.Contains(r.Dependency, StringComparer.Ordinal))),
                        ],
                    }
                ),
            ],
        };
        var nothing = new HashSet<string>();
        var gone = Reach(names, nothing)
            .Select(p => p.Package.Name)
            .Except(cut.Reach(names, nothing).Select(p => p.Package.Name), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        return cut with { Packages = [.. cut.Packages.Where(p => !gone.Contains(p.Package.Name))] };
    }

    /// <summary>Everything that is reached from some names, the named packages included, sorted by name.</summary>
    /// <param name="names">Where to start.</param>
    /// <param name="stop">Packages that are neither taken nor walked through.</param>
    public IReadOnlyList<ResolvedPackage> Reach(IEnumerable<string> names, IReadOnlySet<string> stop)
    {
        var reached = new SortedDictionary<string, ResolvedPackage>(StringComparer.Ordinal);
        var open = new Queue<ResolvedPackage>(names.Select(Find).OfType<ResolvedPackage>());
        while (open.TryDequeue(out var package))
        {
            if (stop.Contains(package.Package.Name) || !reached.TryAdd(package.Package.Name, package))
                continue;
            foreach (var next in DependsOf(package))
                open.Enqueue(next);
        }
        return [.. reached.Values];
    }
}
