using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Making;

/// <summary>The committed lock of the packages that the toolchain image is unpacked from.</summary>
internal sealed class ToolchainLock(Workbench bench, Platform host)
    : SuiteLock(
        bench,
        $"toolchain.{host.Architecture}.debs.txt",
        $"{Digest.Of(string.Join('\n', [.. Toolchain.Packages(host), .. Toolchain.Alone(host)]))}  Toolchain.cs"
    )
{
    protected override async Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation)
    {
        var resolver = await Bench.Debian.ResolverAsync(cancellation);
        var suites = DebianSuites.Trixie with { ByName = [Toolchain.SccacheSuite] };
        var foreign = Platform.All.Where(x => x != host).Select(x => x.Architecture).ToList();
        var whole = await resolver.ResolveAsync(DebianSuites.Trixie, host.Architecture, Toolchain.Packages(host), TimeSpan.FromMinutes(10), null, cancellation);
        var alone = new List<DebPackage>();
        foreach (var name in Toolchain.Alone(host))
        {
            var closure = await resolver.ResolveAsync(suites, host.Architecture, [name], TimeSpan.FromMinutes(10), foreign, cancellation);
            var architecture = name.Split(':') is [_, var other] ? other : null;
            alone.Add(
                closure
                    .Packages.Select(x => x.Package)
                    .First(x => x.Name == name.Split(':', '/')[0] && (architecture is null || x.Architecture == architecture))
            );
        }
        var packages = whole
            .Packages.Select(x => x.Package)
            .Concat(alone)
            .Distinct()
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .ThenBy(x => x.Architecture, StringComparer.Ordinal);
        var made = new DebLock(
            $"product=build-base platform={host}",
            whole.Suite,
            whole.Snapshot,
            Inputs,
            [.. packages.Select(x => new LockedDeb(x, DebRoles.Toolchain))]
        );
        return (made, whole.Notes);
    }
}
