using Slipway.Core.Auditing.Imports;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Test suites of packages and of Python itself.</summary>
internal sealed class TestSuiteRule : PathRule
{
    public override string Name => "test-suite";

    public override string About => "test suites of packages, and of Python itself";

    public override string LeavesAlone =>
        "folders called test or testing, which packages import, and suites that are known to be imported (numpy, astropy, sunpy)";

    internal override IReadOnlyList<string> Folders => ["tests", "test", "idle_test"];

    internal override bool TakesFolder(ReadOnlySpan<char> path)
    {
        if (PythonPlace.IsStandard(path))
            return path[(path.LastIndexOf('/') + 1)..] is not "test" || path.Count('/') <= 4;
        return path.EndsWith("tests") && PythonPlace.BelowSite(path) > 0 && !PackageLeaveOuts.Keeps(path);
    }

    internal override string What(PathGroup group) => $"test suites of {group.Whose}: {PathGroup.Count(group.Files, "file", "files")}";

    internal override string Remedy(PathGroup group) =>
        "delete them in the RUN that installs (find /opt/venv -type d -name tests -prune -exec rm -rf {} +), or let Slipway lay the wheels out (docs/wheels.md)";
}
