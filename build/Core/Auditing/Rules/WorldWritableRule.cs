using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Files and directories that every user may write.</summary>
internal sealed class WorldWritableRule : ModeRule
{
    private const int OthersWrite = 0b000_000_010;
    private const int Sticky = 0b001_000_000_000;

    public override string Name => "world-writable";

    public override string About => "files and directories that every user may write";

    public override string LeavesAlone => "directories with the sticky bit (/tmp), links, devices";

    protected override bool Minds(ContentEntry entry) => (entry.Mode & OthersWrite) != 0 && (entry.Kind == ArchiveEntryKind.File || (entry.Mode & Sticky) == 0);

    protected override string What(string names, int count) => $"every user may write {names}";

    protected override string Remedy => "chmod o-w where it is made (COPY --chmod=755); give a service that must write there a volume or its own group";
}
