using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Locks;

/// <summary>A lock as it should be: where it is, what it is for, and which files it is made from.</summary>
/// <param name="Upstream">The upstream, which names the folder.</param>
/// <param name="Name">The lock's name.</param>
/// <param name="Python">Python of the upstream, such as <c>3.12</c>.</param>
/// <param name="IsDebian">Whether apt makes it, from a suite.</param>
public sealed record LockJob(string Upstream, LockName Name, string Python, bool IsDebian)
{
    /// <summary>The folder of all locks, below that of the requirement files.</summary>
    public const string Folder = "locks";

    /// <summary>Path below the folder of the requirement files, with <c>/</c>.</summary>
    public string Path => $"{Folder}/{Upstream}/{Name}";

    /// <summary>Path of the lock of the Debian packages that the wheels are made of; null for other upstreams.</summary>
    public string? Debs => IsDebian ? $"{Path[..^4]}.debs.txt" : null;

    /// <summary>Path of the lock of what its source archives are built with.</summary>
    public string Builds => $"{Path[..^4]}.builds.txt";

    /// <summary>Path of the plan of its layers.</summary>
    public string Layers => $"{Path[..^4]}.layers.json";

    /// <summary>The requirement files that a selection names; they include others.</summary>
    public IReadOnlyList<string> Files => [Name.Backend is null ? $"{Name.Mode}.in" : $"{Name.Mode}-{Name.Backend}.in", $"{Name.Device}.in"];

    /// <summary>The file of what is left out, or null.</summary>
    public string? Excludes =>
        IsDebian ? "debian-excludes.txt"
        : Name.Device == "cpu" ? "cpu-excludes.txt"
        : null;

    /// <summary>The file of overrides, or null.</summary>
    public string? Overrides => IsDebian ? null : "overrides.txt";

    /// <summary>The command that makes the lock.</summary>
    public string Command => $"./build.sh Lock --upstream {Upstream} {Name.Options}";

    /// <summary>The jobs of a selection, one a platform.</summary>
    /// <param name="selection">The selection.</param>
    public static IReadOnlyList<LockJob> For(Selection selection) =>
        [
            .. selection.Platforms.Select(platform => new LockJob(
                selection.Upstream.Name,
                new LockName(Selection.Word(selection.Mode), Selection.Word(selection.Backend), Selection.Word(selection.Device), platform.Architecture),
                selection.Upstream.Python,
                selection.Upstream.Kind == UpstreamKind.Debian
            )),
        ];

    /// <summary>The target line of the lock.</summary>
    /// <param name="before">The target of the lock that is there, whose glibc level is kept; null where there is none.</param>
    public LockTarget Target(LockTarget? before) =>
        new([
            new("mode", Name.Mode),
            .. Name.Backend is { } backend ? [new LockFact("backend", backend)] : Array.Empty<LockFact>(),
            new("device", Name.Device),
            new("platform", $"linux/{Name.Architecture}"),
            new("python", Python),
            new("manylinux", before?.Fact("manylinux") ?? Level),
        ]);

    /// <summary>Everything the lock is made from.</summary>
    /// <param name="read">A file's bytes by its name; null when it does not exist.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219.</exception>
    public LockInputs Inputs(Func<string, byte[]?> read) =>
        IsDebian ? new LockInputs(DebianInputs(read), null, null) : LockInputs.Read(Files, Existing(Excludes, read), Existing(Overrides, read), read);

    /// <summary>In a lock of a suite the file of excludes is one more input.</summary>
    private RequirementInputs DebianInputs(Func<string, byte[]?> read)
    {
        var inputs = RequirementInputs.Read(Files, read);
        return Existing(Excludes, read) is { } excludes ? inputs.Without(excludes, read) : inputs;
    }

    // What excludes and overrides say is optional; a folder of one's own need not have them.
    private static string? Existing(string? file, Func<string, byte[]?> read) => file is not null && read(file) is not null ? file : null;

    /// <summary>The oldest glibc that the selection's packages have wheels for: an older one would make the resolver walk back to old releases in silence.</summary>
    private string Level => Name.Mode == "full" || (Name.Device == "gpu" && Name.Architecture == "arm64") ? "2_34" : "2_28";
}
