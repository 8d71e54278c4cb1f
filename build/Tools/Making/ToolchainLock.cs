using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Tools.Making;

/// <summary>The committed lock of the packages that a part of the toolchain image is unpacked from.</summary>
/// <param name="bench">The run.</param>
/// <param name="host">Where the compilers run.</param>
/// <param name="part">The part.</param>
internal sealed class ToolchainLock(Workbench bench, Platform host, ToolchainPart part)
    : SuiteLock(bench, part.LockName(host), $"{Digest.Of(string.Join('\n', [.. part.Packages(host), .. part.Alone(host)]))}  Toolchain.cs")
{
    protected override async Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation)
    {
        var resolver = await Bench.Debian.ResolverAsync(cancellation);
        var suites = part.Suites with { ByName = [Toolchain.SccacheSuite] };
        var foreign = Platform.All.Where(x => x != host).Select(x => x.Architecture).ToList();
        var whole = await resolver.ResolveAsync(part.Suites, host.Architecture, part.Packages(host), TimeSpan.FromMinutes(10), null, cancellation);
        var alone = part.Alone(host) is { Count: > 0 } names
            ? (await resolver.PinAsync(suites, host.Architecture, names, TimeSpan.FromMinutes(10), foreign, cancellation)).Packages.Select(x => x.Package)
            : [];
        var below = await BelowAsync(cancellation);
        var packages = whole
            .Packages.Select(x => x.Package)
            .Concat(alone)
            .Distinct()
            .Where(x => !below.Contains((x.Name, x.Architecture)))
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

    /// <summary>Packages of the part that all others lie on: what it has they lack.</summary>
    private async Task<HashSet<(string Name, string Architecture)>> BelowAsync(CancellationToken cancellation) =>
        part.IsLowest
            ? []
            :
            [
                .. (await new ToolchainLock(Bench, host, ToolchainPart.Compilers).ReadAsync(cancellation)).Packages.Select(x =>
                    (x.Package.Name, x.Package.Architecture)
                ),
            ];
}
