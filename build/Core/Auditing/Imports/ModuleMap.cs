using Slipway.Core.Auditing.Packages;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Imports;

/// <summary>Which package brings which module. Only below names that several packages share (<c>google</c>, <c>nvidia</c>) it looks deeper than the first segment.</summary>
internal sealed class ModuleMap
{
    private const int Deepest = 5;

    private readonly Dictionary<string, int> _tops = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shared> _shared = new(StringComparer.Ordinal);

    private sealed class Shared
    {
        /// <summary>Packages with something at or below the name.</summary>
        public HashSet<int> Below { get; } = [];

        /// <summary>Packages whose file is the module of that name itself.</summary>
        public HashSet<int> Own { get; } = [];
    }

    /// <summary>Packages that have a module compiled to machine code: nobody sees what it imports.</summary>
    public HashSet<int> Compiled { get; } = [];

    /// <summary>Packages that have any module.</summary>
    public HashSet<int> WithModules { get; } = [];

    /// <summary>Looks at all files of packages.</summary>
    /// <param name="tree">What a container sees.</param>
    /// <param name="owners">Whose each path is.</param>
    public static ModuleMap Of(ContainerTree tree, PackageOwners owners)
    {
        var map = new ModuleMap();
        var lookup = map._tops.GetAlternateLookup<ReadOnlySpan<char>>();
        var modules = new List<int>();
        for (var i = 0; i < tree.Entries.Count; i++)
        {
            var path = tree.Entries[i].Entry.Path.AsSpan();
            var isCompiled = path.EndsWith(".so");
            if (owners.Of(i) is not (>= 0 and var owner) || !(isCompiled || path.EndsWith(".py")) || PythonPlace.BelowSite(path) is not (> 0 and var below))
                continue;
            map.WithModules.Add(owner);
            if (isCompiled)
                map.Compiled.Add(owner);
            modules.Add(i);
            var top = path[below..];
            top = top.IndexOfAny('/', '.') is > 0 and var end ? top[..end] : top;
            if (!lookup.TryGetValue(top, out var known))
                lookup[top] = owner;
            else if (known != owner)
                lookup[top] = PackageOwners.None;
        }
        foreach (var i in modules)
            map.Deepen(lookup, tree.Entries[i].Entry.Path, owners.Of(i));
        return map;
    }

    /// <summary>The packages that an import of a dotted name gets at; empty where no package has it.</summary>
    /// <param name="name">Dotted name.</param>
    public IReadOnlyCollection<int> Resolve(ReadOnlySpan<char> name)
    {
        var end = name.IndexOf('.');
        if (!_tops.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(end < 0 ? name : name[..end], out var owner))
            return [];
        if (owner != PackageOwners.None)
            return [owner];
        var lookup = _shared.GetAlternateLookup<ReadOnlySpan<char>>();
        IReadOnlyCollection<int> found = [];
        for (; ; end = name[(end + 1)..].IndexOf('.') is >= 0 and var next ? end + 1 + next : -1)
        {
            if (!lookup.TryGetValue(end < 0 ? name : name[..end], out var shared))
                return found;
            if (shared.Below.Count == 1)
                return shared.Below;
            found = shared.Own;
            if (end < 0)
                return found;
        }
    }

    private void Deepen(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> tops, string path, int owner)
    {
        var module = path.AsSpan(PythonPlace.BelowSite(path));
        var top = module.IndexOfAny('/', '.') is > 0 and var end ? module[..end] : module;
        if (tops[top] != PackageOwners.None)
            return;
        var segments = path[PythonPlace.BelowSite(path)..].Split('/');
        segments[^1] = segments[^1].Split('.')[0];
        var isPackage = segments[^1] == "__init__";
        var count = isPackage ? segments.Length - 1 : segments.Length;
        for (var depth = 1; depth <= Math.Min(count, Deepest); depth++)
        {
            var name = string.Join('.', segments, 0, depth);
            if (!_shared.TryGetValue(name, out var shared))
                _shared[name] = shared = new Shared();
            shared.Below.Add(owner);
            if (depth == count)
                shared.Own.Add(owner);
        }
    }
}
