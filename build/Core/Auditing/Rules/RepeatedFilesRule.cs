using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Layers that repeat files of lower ones with another owner or mode, or with no difference at all.</summary>
internal sealed class RepeatedFilesRule : IAuditRule
{
    public string Name => "chown-copy";

    public string About => "a layer that repeats files of a lower one with only owner or mode changed (chown -R, chmod -R), or with nothing changed but times";

    public string LeavesAlone => "files whose content changed, and what costs less than 4 kB in all";

    private const long Least = 4096;

    public IEnumerable<Finding> Find(AuditSubject subject) =>
        from hidden in subject.Tree.Hidden
        where !hidden.Deleted && hidden.Entry is { Kind: ArchiveEntryKind.File, Content: not null }
        let upper = subject.Tree.Find(hidden.Entry.Path)
        where upper?.Layer == hidden.By && upper.Value.Entry.Content == hidden.Entry.Content && upper.Value.Entry.Size == hidden.Entry.Size
        group (hidden.Entry, Upper: upper.Value.Entry) by (hidden.Layer, hidden.By) into same
        let bytes = same.Sum(x => x.Upper.Size)
        where bytes >= Least
        orderby bytes descending
        select new Finding(
            Name,
            Severity.Waste,
            PathGroups.Common([.. same.Select(x => x.Upper.Path)]),
            bytes,
            subject.Blame(same.Key.By),
            $"{PathGroup.Count(same.Count(), "file", "files")} of layer {same.Key.Layer} {(same.Count() == 1 ? "is" : "are")} repeated byte for byte, {Difference(same)}",
            "set owner and mode where the files come in: COPY --chown=UID:GID --chmod=MODE, or chown in the RUN that makes them"
        );

    private static string Difference(IEnumerable<(ContentEntry Lower, ContentEntry Upper)> pairs)
    {
        var (owner, mode) = (false, false);
        foreach (var (lower, upper) in pairs)
        {
            owner |= (lower.User, lower.Group) != (upper.User, upper.Group);
            mode |= lower.Mode != upper.Mode;
        }
        return (owner, mode) switch
        {
            (true, true) => "with another owner and mode",
            (true, false) => "with another owner",
            (false, true) => "with another mode",
            _ => "with nothing changed but times",
        };
    }
}
