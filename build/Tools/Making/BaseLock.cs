using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Making;

/// <summary>The packages of the base under wheels of a package index, and those that such wheels may take libraries of. One lock for all selections: requirements do not change it.</summary>
internal sealed class BaseLock(Workbench bench, Platform platform)
    : SuiteLock(bench, $"base.{platform.Architecture}.debs.txt", $"{Digest.Of(string.Join('\n', s_names))}  BaseRules.cs PortableLibraries.cs")
{
    private static readonly string[] s_names = [.. BaseRules.Roots, .. PortableLibraries.Packages];

    protected override async Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation)
    {
        var resolver = await Bench.Debian.ResolverAsync(cancellation);
        var chosen = await resolver.ResolveAsync(DebianSuites.Trixie, platform.Architecture, s_names, TimeSpan.FromMinutes(10), null, cancellation);
        var closure = chosen.Without(PortableLibraries.NotFollowed, s_names);
        var stop = BaseRules.Packages.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        var inBase = Names(closure.Reach(BaseRules.Roots, stop));
        var libraries = Names(closure.Reach(PortableLibraries.Packages, stop.Concat(inBase).ToHashSet(StringComparer.Ordinal)));
        var packages = closure
            .Packages.Select(x => x.Package)
            .Select(x => new LockedDeb(
                x,
                inBase.Contains(x.Name) ? DebRoles.Base
                    : libraries.Contains(x.Name) ? DebRoles.Syslib
                    : DebRoles.None
            ))
            .Where(x => x.Roles != DebRoles.None);
        return (new DebLock($"product=base platform={platform}", closure.Suite, closure.Snapshot, Inputs, [.. packages]), closure.Notes);
    }

    private static HashSet<string> Names(IEnumerable<ResolvedPackage> packages) => packages.Select(x => x.Package.Name).ToHashSet(StringComparer.Ordinal);
}
