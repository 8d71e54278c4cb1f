using Slipway.Core.Auditing.Imports;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Headers of C, C++ and CUDA.</summary>
internal sealed class HeaderRule : PathRule
{
    public override string Name => "header";

    public override string About => "headers of C, C++ and CUDA";

    public override string LeavesAlone =>
        "packages that compile at run time from their headers (nvidia, triton, cupy, flashinfer, ...) and Python's own pyconfig.h";

    internal override IReadOnlyList<string> Folders => ["include"];

    internal override IReadOnlyList<string> Endings => [".h", ".hh", ".hpp", ".hxx", ".cuh", ".inl", ".pxd"];

    internal override bool TakesFolder(ReadOnlySpan<char> path) =>
        path is "usr/include" or "usr/local/include" || (path.StartsWith("usr/local/cuda") && PythonPlace.BelowSite(path) < 0);

    internal override bool TakesFile(ReadOnlySpan<char> path) => !path.EndsWith("/pyconfig.h") && !PackageLeaveOuts.Keeps(path);

    internal override string What(PathGroup group) =>
        $"{PathGroup.Count(group.Files, "header", "headers")} of {group.Whose}: nothing is compiled in a running image";

    internal override string Remedy(PathGroup group) =>
        group.Package?.Kind == PackageKind.Python || group.Path.Contains("site-packages", StringComparison.Ordinal)
            ? "delete them in the RUN that installs, or let Slipway lay the wheels out"
            : "install *-dev packages in a build stage only, and copy what it made into the last stage";
}
