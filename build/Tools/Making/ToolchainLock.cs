using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Making;

/// <summary>The committed lock of the packages that the toolchain image is unpacked from.</summary>
internal sealed class ToolchainLock(Workbench bench, DebianSupply debian)
{
    private readonly Platform _host = bench.Request.Wish.HostPlatform;

    private string File => $"requirements/locks/debian/toolchain.{_host.Architecture}.debs.txt";

    /// <summary>The packages. A lock that is missing or was made from another list is made anew, or refused with <c>--locked</c>.</summary>
    public async Task<IReadOnlyList<DebPackage>> ReadAsync(Selection selection, CancellationToken cancellation)
    {
        var path = bench.Checkout.At(File);
        if (!System.IO.File.Exists(path))
            await MakeAsync([$"{File} does not exist"], cancellation);
        var read = DebLockText.Read(await System.IO.File.ReadAllTextAsync(path, cancellation), File);
        if (read.Inputs != Inputs())
        {
            await MakeAsync([$"{File} was made from another list of packages"], cancellation);
            read = DebLockText.Read(await System.IO.File.ReadAllTextAsync(path, cancellation), File);
        }
        return read.With(DebRoles.Toolchain);
    }

    /// <summary>Lets apt choose the packages anew and writes the lock.</summary>
    public async Task MakeAsync(IReadOnlyList<string> reasons, CancellationToken cancellation)
    {
        bench.Locks.RefuseIfLocked(reasons);
        foreach (var reason in reasons)
            bench.Say($"{reason}: resolving anew");
        var resolver = await debian.ResolverAsync(cancellation);
        var suites = DebianSuites.Trixie with { ByName = [Toolchain.SccacheSuite] };
        var foreign = Platform.All.Where(x => x != _host).Select(x => x.Architecture).ToList();
        var whole = await resolver.ResolveAsync(
            DebianSuites.Trixie,
            _host.Architecture,
            Toolchain.Packages(_host),
            TimeSpan.FromMinutes(10),
            null,
            cancellation
        );
        var alone = new List<DebPackage>();
        foreach (var name in Toolchain.Alone(_host))
        {
            var closure = await resolver.ResolveAsync(suites, _host.Architecture, [name], TimeSpan.FromMinutes(10), foreign, cancellation);
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
            $"product=build-base platform={_host}",
            whole.Suite,
            whole.Snapshot,
            Inputs(),
            [.. packages.Select(x => new LockedDeb(x, DebRoles.Toolchain))]
        );
        foreach (var note in whole.Notes)
            bench.Say(note);
        await System.IO.File.WriteAllTextAsync(bench.Checkout.At(File), DebLockText.Write(made), cancellation);
    }

    private string Inputs() => $"{Digest.Of(string.Join('\n', [.. Toolchain.Packages(_host), .. Toolchain.Alone(_host)]))}  Toolchain.cs";
}
