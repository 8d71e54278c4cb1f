using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Packages;

/// <summary>Which package each path of a container belongs to.</summary>
internal sealed class PackageOwners
{
    /// <summary>No package.</summary>
    public const int None = -1;

    private readonly int[] _owners;

    private PackageOwners(IReadOnlyList<Distribution> all, int[] owners) => (All, _owners) = (all, owners);

    /// <summary>All packages.</summary>
    public IReadOnlyList<Distribution> All { get; }

    /// <summary>The package of an entry of the tree, <see cref="None"/> where it has none.</summary>
    /// <param name="entry">Its place in <see cref="ContainerTree.Entries"/>.</param>
    public int Of(int entry) => _owners[entry];

    /// <summary>The package itself, or null.</summary>
    /// <param name="owner">Its number, or <see cref="None"/>.</param>
    public Distribution? Package(int owner) => owner == None ? null : All[owner];

    /// <summary>Asks the lists of all packages whose metadata a container sees.</summary>
    /// <param name="tree">What a container sees.</param>
    /// <param name="facts">What was read.</param>
    public static PackageOwners Of(ContainerTree tree, AuditFacts facts)
    {
        var all = new List<Distribution>();
        // As large as it may become: growing would hold two of them at a time.
        var files = new Dictionary<ulong, int>(
            facts.Distributions.OfType<RecordPiece>().Sum(x => x.Files.Count) + facts.SystemPackages.OfType<SystemFilesPiece>().Sum(x => x.Files.Count)
        );
        SystemPackages(tree, facts, all, files);
        Distributions(tree, facts, all, files);
        var owners = new int[tree.Entries.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            var entry = tree.Entries[i].Entry;
            owners[i] =
                entry.Kind == Images.ArchiveEntryKind.Directory ? None
                : files.TryGetValue(PathHash.Of(entry.Path), out var owner) ? owner
                : files.GetValueOrDefault(PathHash.Of(BytecodeSource(entry.Path)), None);
        }
        return new PackageOwners(all, owners);
    }

    private static void SystemPackages(ContainerTree tree, AuditFacts facts, List<Distribution> all, Dictionary<ulong, int> files)
    {
        var seen = facts.SystemPackages.Where(x => tree.Shows(x.Path, x.Layer)).ToList();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in seen.OfType<SystemNamesPiece>().SelectMany(x => x.Names))
            if (byName.TryAdd(name.Name, all.Count))
                all.Add(new Distribution(all.Count, PackageKind.System, name.Name, name.Version, "", [], []));
        foreach (var list in seen.OfType<SystemFilesPiece>())
            if (byName.TryGetValue(list.Package, out var index))
                foreach (var file in list.Files)
                    files.TryAdd(file, index);
    }

    private static void Distributions(ContainerTree tree, AuditFacts facts, List<Distribution> all, Dictionary<ulong, int> files)
    {
        foreach (var folder in facts.Distributions.Where(x => tree.Shows(x.Path, x.Layer)).GroupBy(x => x.Folder))
        {
            // Debian's own Python packages belong to the system's package.
            if (folder.OfType<MetadataPiece>().FirstOrDefault() is not { } metadata || files.ContainsKey(PathHash.Of(metadata.Path)))
                continue;
            var points = folder.OfType<EntryPointsPiece>().SelectMany(x => x.Points).ToList();
            foreach (var file in folder.OfType<RecordPiece>().SelectMany(x => x.Files))
                files.TryAdd(file, all.Count);
            all.Add(new Distribution(all.Count, PackageKind.Python, metadata.Name, metadata.Version, folder.Key, metadata.Requires, points));
        }
    }

    /// <summary>Bytecode belongs to whom its source belongs: <c>a/__pycache__/b.cpython-313.pyc</c> to <c>a/b.py</c>. RECORD need not list it.</summary>
    private static ReadOnlySpan<char> BytecodeSource(string path)
    {
        if (!path.EndsWith(".pyc", StringComparison.Ordinal))
            return path;
        var at = path.LastIndexOf("/__pycache__/", StringComparison.Ordinal);
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return at < 0 || name.IndexOf('.') <= 0 ? path : string.Concat(path.AsSpan(0, at + 1), name[..name.IndexOf('.')], ".py");
    }
}
