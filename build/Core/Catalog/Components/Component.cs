namespace Slipway.Core.Catalog.Components;

/// <summary>A native library or program that is compiled from source, as components.json says it.</summary>
/// <param name="Name">Its name: of its stage, its bake targets, its layer, and in <c>service.components</c> and <c>--override</c>.</param>
/// <param name="Tier">How often it changes, of <see cref="ComponentTiers"/>.</param>
/// <param name="System">What builds it, of <see cref="BuildSystems"/>.</param>
/// <param name="Sources">Where its source is, by upstream; the first that fits counts.</param>
/// <param name="Flags">Arguments for its build system.</param>
/// <param name="Needs">Components that it is compiled against and that it runs with.</param>
/// <param name="Backends">Backends whose engines use it; for those who choose.</param>
/// <param name="FlagsOf">Further arguments by architecture.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record Component(
    string Name,
    string Tier,
    string System,
    IReadOnlyList<ComponentSource> Sources,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Backends,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? FlagsOf = null,
    string? Note = null
)
{
    /// <summary>Where its source is for an upstream; null for nowhere.</summary>
    /// <param name="kind">Kind of the upstream: those of a user are like one of these.</param>
    public ComponentSource? SourceFor(UpstreamKind kind) => Sources.FirstOrDefault(x => x.Upstreams.Contains(kind.ToString().ToLowerInvariant()));

    /// <summary>Components that it is compiled against, whatever they need themselves left out.</summary>
    /// <param name="kind">Kind of the upstream.</param>
    public IReadOnlyList<string> NeedsFor(UpstreamKind kind) => SourceFor(kind)?.Needs is { } more ? [.. Needs, .. more] : Needs;

    /// <summary>All that it needs with any of its sources.</summary>
    public IEnumerable<string> EveryNeed() => Needs.Concat(Sources.SelectMany(x => x.Needs ?? [])).Distinct(StringComparer.Ordinal);

    /// <summary>Arguments for its build system on every platform.</summary>
    /// <param name="kind">Kind of the upstream.</param>
    public IReadOnlyList<string> FlagsFor(UpstreamKind kind) => [.. Flags, .. SourceFor(kind)?.Flags ?? []];

    /// <summary>Arguments for its build system.</summary>
    /// <param name="kind">Kind of the upstream.</param>
    /// <param name="platform">The platform that it is compiled for.</param>
    public IReadOnlyList<string> FlagsFor(UpstreamKind kind, Platform platform) =>
        [.. FlagsFor(kind), .. FlagsOf?.GetValueOrDefault(platform.Architecture) ?? []];
}

/// <summary>A source archive.</summary>
/// <param name="Upstreams">The kinds of upstream that take it: <c>public</c>, <c>pypi</c>, <c>debian</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Address">An address; a path below the Debian mirror (<c>pool/...</c>) for pypi and debian.</param>
/// <param name="Sha256">Digest of the archive; empty where nobody wrote it down yet: such a source is not compiled.</param>
/// <param name="PinnedBy">Whose digest that is.</param>
/// <param name="Size">Bytes of the archive, for progress and forecasts; 0 where nobody knows.</param>
/// <param name="Flags">Further arguments for its build system with this source.</param>
/// <param name="Needs">Further components that it is compiled against with this source.</param>
public sealed record ComponentSource(
    IReadOnlyList<string> Upstreams,
    string Version,
    string Address,
    string Sha256,
    string PinnedBy,
    long Size = 0,
    IReadOnlyList<string>? Flags = null,
    IReadOnlyList<string>? Needs = null
)
{
    /// <summary>File name of the archive.</summary>
    public string File() => Address[(Address.LastIndexOf('/') + 1)..];
}

/// <summary>How often components change.</summary>
public static class ComponentTiers
{
    /// <summary>With releases of somebody else.</summary>
    public const string Rare = "rare";

    /// <summary>With every commit of the project that it belongs to.</summary>
    public const string Commit = "commit";

    /// <summary>Both, the layer of the first below that of the second.</summary>
    public static readonly IReadOnlyList<string> All = [Rare, Commit];
}

/// <summary>What <c>steps/compile-component.sh</c> can build with, and what tells that a folder holds such a source.</summary>
public static class BuildSystems
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_files = new(StringComparer.Ordinal)
    {
        ["autotools"] = ["configure", "configure.ac", "autogen.sh"],
        ["binary"] = [],
        ["cmake"] = ["CMakeLists.txt"],
        ["make"] = ["Makefile", "GNUmakefile"],
        ["maturin"] = ["Cargo.toml"],
        ["meson"] = ["meson.build"],
        ["python"] = ["pyproject.toml", "setup.py"],
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All => [.. s_files.Keys];

    /// <summary>Files of which a source folder has at least one at its top; empty where any folder will do.</summary>
    /// <param name="system">The build system.</param>
    public static IReadOnlyList<string> FilesOf(string system) => s_files[system];
}
