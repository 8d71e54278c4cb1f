using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Programs that run with rights of their owner or group.</summary>
internal sealed class SetuidRule : ModeRule
{
    private const int SetUser = 0b100_000_000_000;
    private const int SetGroup = 0b010_000_000_000;
    private const int Execute = 0b001_001_001;

    public override string Name => "setuid";

    public override string About => "programs that run with the rights of their owner or group (setuid, setgid)";

    public override string LeavesAlone => "directories with setgid: there it says whose new files are";

    protected override bool Minds(ContentEntry entry) =>
        entry.Kind == ArchiveEntryKind.File && (entry.Mode & (SetUser | SetGroup)) != 0 && (entry.Mode & Execute) != 0;

    protected override string What(string names, int count) =>
        $"{names} {(count == 1 ? "runs" : "run")} with more rights than who starts {(count == 1 ? "it" : "them")}";

    protected override string Remedy =>
        "start from a base without them, or take the bits away in the layer that brings them; run with --security-opt no-new-privileges";
}
