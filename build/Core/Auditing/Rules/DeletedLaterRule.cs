using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>What one layer brings and a later one deletes: it is pulled and never seen.</summary>
internal sealed class DeletedLaterRule : IAuditRule
{
    public string Name => "deleted-later";

    public string About => "what a layer brings and a later one deletes: everybody pulls it, nobody sees it";

    public string LeavesAlone => "what costs less than 4 kB in all";

    private const long Least = 4096;

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        var deleted = subject.Tree.Hidden.Where(x => x.Deleted && x.Entry.Kind == ArchiveEntryKind.File).ToList();
        var siblings = deleted.Select(x => (x.By, x.Root)).Distinct().CountBy(x => (x.By, LayerPath.Parent(x.Root))).ToDictionary(x => x.Key, x => x.Value);
        return from entry in deleted
            // rm -rf /var/lib/apt/lists/* deletes many names of one folder: it is told as the folder.
            group entry by (
                entry.Layer,
                entry.By,
                Path: siblings[(entry.By, LayerPath.Parent(entry.Root))] > 1 ? LayerPath.Parent(entry.Root) : entry.Root
            ) into same
            let bytes = same.Sum(x => x.Entry.Size)
            where bytes >= Least
            orderby bytes descending, same.Key.Path
            select new Finding(
                Name,
                Severity.Waste,
                same.Key.Path,
                bytes,
                subject.Blame(same.Key.Layer),
                $"{PathGroup.Count(same.Count(), "file", "files")} of this layer {(same.Count() == 1 ? "is" : "are")} deleted by layer {same.Key.By} ({Short(subject, same.Key.By)}) and pulled all the same",
                "delete in the RUN that brings it, or make it in a build stage and copy only what is needed"
            );
    }

    private static string Short(AuditSubject subject, int layer) =>
        subject.Blame(layer).Instruction is { Length: > 60 } text ? text[..57] + "..." : subject.Blame(layer).Instruction;
}
