using Slipway.Core.Auditing.Packages;
using Slipway.Core.Wheels;

namespace Slipway.Core.Auditing.Imports;

/// <summary>How a service can get at a package.</summary>
internal enum Reached
{
    /// <summary>Not at all, as far as can be seen.</summary>
    No,

    /// <summary>It is a plugin for something that no reached package was seen to be.</summary>
    MaybePlugin,

    /// <summary>A reached package asks for it and nothing that is reached imports it.</summary>
    Required,

    /// <summary>Something that is reached imports or starts it.</summary>
    Imported,
}

/// <summary>
/// Which packages a service can get at, and from where: over the imports of its own files, the words it starts with, imports of every module of a reached package, entry points of
/// plugins, and, where a package is compiled and hides its imports, all that it asks for.
/// </summary>
internal sealed class ImportReach
{
    private static readonly System.Buffers.SearchValues<char> s_groupEnds = System.Buffers.SearchValues.Create("._0123456789-");

    private readonly PackageOwners _owners;
    private readonly ModuleMap _map;
    private readonly PackageImports _imports;
    private readonly RequiredPackages _required;
    private readonly string?[] _by;
    private readonly Queue<int> _queue = [];

    private ImportReach(AuditSubject subject)
    {
        _owners = subject.Owners;
        _map = ModuleMap.Of(subject.Tree, _owners);
        _imports = PackageImports.Of(subject, _map);
        _required = new RequiredPackages(_owners);
        _by = new string?[_owners.All.Count];
    }

    /// <summary>Whether there is a service at all: its own sources, or a package that the image starts.</summary>
    public bool HasService { get; private set; }

    /// <summary>Packages that the service's own files import.</summary>
    public IReadOnlySet<int> ByService => _imports.Own;

    /// <summary>Follows everything from the service.</summary>
    /// <param name="subject">The image.</param>
    public static ImportReach Of(AuditSubject subject)
    {
        var reach = new ImportReach(subject);
        reach.Start(subject);
        reach.Follow();
        return reach;
    }

    /// <summary>How a package is reached.</summary>
    /// <param name="package">The package.</param>
    public Reached Of(Distribution package) =>
        _by[package.Index] is not null ? Reached.Imported
        : _required.By(package).Any(x => _by[x] is not null) ? Reached.Required
        : package.EntryPoints.Any(IsPlugin) ? Reached.MaybePlugin
        : Reached.No;

    /// <summary>Who reaches a package: <c>the service</c>, or a package's name; null where nothing does.</summary>
    /// <param name="package">The package.</param>
    public string? By(Distribution package) => _by[package.Index];

    /// <summary>Reached packages that ask for a package.</summary>
    /// <param name="package">The package.</param>
    public IReadOnlyList<string> RequiredBy(Distribution package) =>
        [.. _required.By(package).Where(x => _by[x] is not null).Select(x => _owners.All[x].Name).Order(StringComparer.Ordinal)];

    /// <summary>Whether a package has modules that can be imported; data and libraries alone cannot be judged.</summary>
    /// <param name="package">The package.</param>
    public bool HasModules(Distribution package) => _map.WithModules.Contains(package.Index);

    private void Start(AuditSubject subject)
    {
        foreach (var package in _imports.Own)
            Reach(package, "the service");
        foreach (var word in StartWords.Of(subject.Image.Config.Config).Concat(_imports.OwnWords))
        foreach (var package in _map.Resolve(word).Concat(Programs(word)))
            Reach(package, "what the container starts");
        HasService = _imports.HasOwnFiles || _queue.Count > 0;
        foreach (var word in subject.Intent.Imports ?? [])
        foreach (var package in _map.Resolve(word).Concat(Named(word)))
            Reach(package, "audit.imports of slipway.json");
    }

    private void Follow()
    {
        do
        {
            while (_queue.TryDequeue(out var package))
            {
                var name = _owners.All[package].Name;
                foreach (var imported in _imports.Of(package))
                    Reach(imported, name);
                if (_map.Compiled.Contains(package))
                    foreach (var required in _required.Of(_owners.All[package]))
                        Reach(required, name);
            }
            foreach (var package in _owners.All.Where(x => _by[x.Index] is null && x.EntryPoints.Any(IsLoaded)))
                Reach(package.Index, $"entry points ({package.EntryPoints.First(IsLoaded).Group})");
        } while (_queue.Count > 0);
    }

    private void Reach(int package, string by)
    {
        if (_by[package] is not null)
            return;
        _by[package] = by;
        _queue.Enqueue(package);
    }

    /// <summary>A group of plugins is named after who loads it: <c>pytest11</c>, <c>fsspec.specs</c>, <c>opentelemetry_tracer_provider</c>.</summary>
    private bool IsLoaded(EntryPoint point) => IsPlugin(point) && _map.Resolve(point.Group.AsSpan()[..Head(point.Group)]).Any(x => _by[x] is not null);

    private static int Head(string group) => group.AsSpan().IndexOfAny(s_groupEnds) is > 0 and var end ? end : group.Length;

    private static bool IsPlugin(EntryPoint point) =>
        point.Group is not ("console_scripts" or "gui_scripts" or "distutils.commands" or "setuptools.finalize_distribution_options");

    private IEnumerable<int> Programs(string word) =>
        from package in _owners.All
        where package.EntryPoints.Any(x => x.Group is "console_scripts" or "gui_scripts" && x.Name == word)
        select package.Index;

    private IEnumerable<int> Named(string word) => from package in _owners.All where package.Name == Locks.ProjectName.Normalize(word) select package.Index;
}
