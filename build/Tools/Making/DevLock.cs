using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Tools.Making;

/// <summary>The packages of tools and of what tests are run with. One lock for all selections and for every upstream with a base of packages.</summary>
/// <param name="bench">The run.</param>
/// <param name="platform">The image's platform.</param>
internal sealed class DevLock(Workbench bench, Platform platform)
    : SuiteLock(
        bench,
        $"dev.{platform.Architecture}.debs.txt",
        $"{Digest.Of(string.Join('\n', [.. DevRules.Tools, .. DevRules.Modules, .. TestsOf(bench)]))}  DevRules.cs {DevRules.TestRequirements}"
    )
{
    protected override async Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation)
    {
        var resolver = await Bench.Debian.ResolverAsync(cancellation);
        List<string> modules = [.. DevRules.Modules.Select(DebianNames.PackageOf)];
        List<string> tests = [.. TestsOf(Bench).Select(DebianNames.PackageOf)];
        var closure = await resolver.ResolveAsync(
            DebianSuites.Trixie,
            platform.Architecture,
            [.. DevRules.Tools, .. modules, .. tests],
            TimeSpan.FromMinutes(10),
            null,
            cancellation
        );
        var tools = Names(closure.Reach(DevRules.Tools, new HashSet<string>()));
        // Of modules only modules: the interpreter that runs them is the base's.
        tools.UnionWith(Modules(closure, modules));
        var ofTests = Modules(closure, tests);
        var locked = closure
            .Packages.Select(x => x.Package)
            .Select(x => new LockedDeb(
                x,
                (tools.Contains(x.Name) ? DebRoles.Tool : DebRoles.None) | (ofTests.Contains(x.Name) ? DebRoles.Test : DebRoles.None)
            ))
            .Where(x => x.Roles != DebRoles.None);
        return (new DebLock($"product=dev platform={platform}", closure.Suite, closure.Snapshot, Inputs, [.. locked]), closure.Notes);
    }

    private static IReadOnlyList<string> TestsOf(Workbench bench) =>
        bench.Request.Folder.Read(DevRules.TestRequirements) is null
            ? DevRules.Tests
            : RequirementInputs.Read([DevRules.TestRequirements], bench.Request.Folder.Read).Names;

    private static HashSet<string> Modules(Closure closure, IReadOnlyList<string> roots)
    {
        var interpreter = closure
            .Packages.Select(x => x.Package.Name)
            .Where(x => !x.StartsWith("python3-", StringComparison.Ordinal) || x == "python3-minimal")
            .ToHashSet(StringComparer.Ordinal);
        return Names(closure.Reach(roots, interpreter));
    }

    private static HashSet<string> Names(IEnumerable<ResolvedPackage> packages) => packages.Select(x => x.Package.Name).ToHashSet(StringComparer.Ordinal);
}
