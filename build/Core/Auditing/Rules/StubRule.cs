using Slipway.Core.Auditing.Imports;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Type stubs: read by editors and type checkers, never by Python.</summary>
internal sealed class StubRule : PathRule
{
    public override string Name => "stub";

    public override string About => "type stubs (.pyi)";

    public override string LeavesAlone => "packages whose lazy loader reads them (scikit-image, librosa, mne)";

    internal override IReadOnlyList<string> Endings => [".pyi"];

    internal override bool TakesFile(ReadOnlySpan<char> path) => PythonPlace.BelowSite(path) > 0 && !PackageLeaveOuts.Keeps(path);

    internal override string What(PathGroup group) => $"{PathGroup.Count(group.Files, "type stub", "type stubs")} of {group.Whose}: Python never reads them";

    internal override string Remedy(PathGroup group) =>
        "delete them in the RUN that installs (find /opt/venv -name '*.pyi' -delete), or let Slipway lay the wheels out";
}
