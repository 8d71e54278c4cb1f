namespace Slipway.Core.Auditing.Imports;

/// <summary>Which package imports which: what <see cref="ImportExaminer"/> saw, by package.</summary>
internal sealed class PackageImports
{
    private readonly Dictionary<int, HashSet<int>> _byPackage = [];
    private readonly HashSet<int> _own = [];
    private readonly HashSet<string> _ownWords = new(StringComparer.Ordinal);

    /// <summary>What the service's own files import.</summary>
    public IReadOnlySet<int> Own => _own;

    /// <summary>Words of the service's own files that may be programs.</summary>
    public IReadOnlySet<string> OwnWords => _ownWords;

    /// <summary>Whether the service has Python files of its own.</summary>
    public bool HasOwnFiles { get; private set; }

    /// <summary>What a package's files import.</summary>
    /// <param name="package">Number of the package.</param>
    public IReadOnlySet<int> Of(int package) => _byPackage.GetValueOrDefault(package, []);

    /// <summary>Collects them. Files that a container does not see, or that a rule took as not wanted in an image, say nothing.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="map">Whose each module is.</param>
    public static PackageImports Of(AuditSubject subject, ModuleMap map)
    {
        var found = new PackageImports();
        foreach (var layer in subject.Facts.Imports)
        {
            var resolved = new IReadOnlyCollection<int>?[layer.Names.Count];
            foreach (var file in layer.Files)
            {
                var isModule = file.Path.EndsWith(".py", StringComparison.Ordinal);
                if (isModule && subject.Tree.PlaceOf(file.Path) is { } place && subject.Owners.Of(place) is >= 0 and var owner)
                    Add(found.Set(owner), layer, file, resolved, map);
                else if (PythonPlace.IsOwn(file.Path) && subject.Tree.Shows(file.Path, layer.Layer) && !subject.Claims.IsTaken(file.Path))
                {
                    found.HasOwnFiles |= isModule;
                    Add(found._own, layer, file, resolved, map);
                    foreach (var name in file.Names)
                        found._ownWords.Add(layer.Names[name]);
                }
            }
        }
        return found;
    }

    private HashSet<int> Set(int package)
    {
        if (!_byPackage.TryGetValue(package, out var set))
            _byPackage[package] = set = [];
        return set;
    }

    private static void Add(HashSet<int> set, LayerImports layer, FileImports file, IReadOnlyCollection<int>?[] resolved, ModuleMap map)
    {
        foreach (var name in file.Names)
        foreach (var package in resolved[name] ??= map.Resolve(layer.Names[name]))
            set.Add(package);
    }
}
