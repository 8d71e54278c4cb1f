using Slipway.Core.Auditing.Imports;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>The same CUDA library from the system and from a wheel, or in two versions.</summary>
internal sealed class DoubleCudaRule : IAuditRule
{
    public string Name => "cuda-twice";

    public string About => "the same CUDA library from the system and from a wheel, or from two wheels or toolkits, also in different versions";

    public string LeavesAlone => "links, stubs for linking, and parts of one library that lie in one folder";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        var copies = Copies(subject).ToList();
        var folders = new Dictionary<string, List<(Copy Extra, Copy Kept)>>(StringComparer.Ordinal);
        foreach (var same in copies.GroupBy(x => x.Library))
        {
            // What a wheel brings is found by its package; the system's copy is the one that nobody loads.
            var kept = same.OrderByDescending(x => x.IsNvidiaWheel)
                .ThenByDescending(x => x.IsWheel)
                .ThenByDescending(x => x.Size)
                .ThenBy(x => x.Path, StringComparer.Ordinal)
                .First();
            foreach (var extra in same.Where(x => LayerPath.Parent(x.Path) != LayerPath.Parent(kept.Path)))
            {
                var folder = LayerPath.Parent(extra.Path);
                if (!folders.TryGetValue(folder, out var list))
                    folders[folder] = list = [];
                list.Add((extra, kept));
            }
        }
        return folders.Select(x => Finding(subject, x.Key, x.Value));
    }

    private static IEnumerable<Copy> Copies(AuditSubject subject)
    {
        for (var i = 0; i < subject.Tree.Entries.Count; i++)
        {
            var (layer, entry) = subject.Tree.Entries[i];
            if (
                entry.Kind == ArchiveEntryKind.File
                && entry.Size > 0
                && CudaLibraries.Of(entry.Name) is { } library
                && !entry.Path.Contains("/stubs/", StringComparison.Ordinal)
            )
                yield return new Copy(library, entry.Path, entry.Size, layer, subject.Owners.Of(i));
        }
    }

    private Finding Finding(AuditSubject subject, string folder, List<(Copy Extra, Copy Kept)> copies)
    {
        var (extra, kept) = copies.MaxBy(x => x.Extra.Size);
        var versions =
            CudaLibraries.VersionOf(extra.Path) is { Length: > 0 } one && CudaLibraries.VersionOf(kept.Path) is { Length: > 0 } other && !Agree(one, other)
                ? $" in another version ({one} and {other})"
                : "";
        var names = string.Join(", ", copies.Select(x => x.Extra.Library).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6));
        return new Finding(
            Name,
            Severity.Waste,
            folder,
            copies.Sum(x => x.Extra.Size),
            subject.Blame(extra.Layer, subject.Owners.Package(extra.Owner)),
            $"{names} {(copies.Count == 1 ? "is" : "are")} there twice{versions}: here and in {LayerPath.Parent(kept.Path)}",
            extra.IsWheel
                ? "install one of the two packages, built for one version of CUDA"
                : "start from a base without CUDA's libraries (the driver comes from the host), since the wheels bring their own; or install wheels that use the system's"
        );
    }

    private static bool Agree(string one, string other) =>
        one.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(one + ".", StringComparison.Ordinal) || one == other;

    private sealed record Copy(string Library, string Path, long Size, int Layer, int Owner)
    {
        public bool IsWheel { get; } = PythonPlace.BelowSite(Path) > 0;

        public bool IsNvidiaWheel => IsWheel && Path.Contains("/nvidia/", StringComparison.Ordinal);
    }
}
