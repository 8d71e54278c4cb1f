namespace Slipway.Core.Auditing.Rules;

/// <summary>Static libraries and object files: read by linkers only.</summary>
internal sealed class StaticArchiveRule : PathRule
{
    public override string Name => "static-archive";

    public override string About => "static libraries and object files (.a, .la, .o)";

    public override string LeavesAlone => "packages that link at run time (triton, tilelang, ...)";

    internal override IReadOnlyList<string> Endings => [".a", ".la", ".o"];

    internal override bool TakesFile(ReadOnlySpan<char> path) => !PackageLeaveOuts.Keeps(path);

    internal override string What(PathGroup group) =>
        $"{PathGroup.Count(group.Files, "static library", "static libraries")} of {group.Whose}: only a linker reads them";

    internal override string Remedy(PathGroup group) => "install *-dev packages in a build stage only; delete those of wheels in the RUN that installs";
}
