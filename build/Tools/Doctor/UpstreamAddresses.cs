using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Doctor;

/// <summary>Asks what an upstream is made of: the package indexes that Lock resolves from, and the registry that its base images are pulled through.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="device">The word of the device.</param>
/// <param name="index">Address that <c>--index</c> or <c>SLIPWAY_INDEX</c> gives; null for none.</param>
/// <param name="limit">How long each answer may take.</param>
internal sealed class UpstreamAddresses(Upstream upstream, string device, string? index, TimeSpan limit)
{
    /// <summary>One question an address. No target of this machine fails without them but Lock and Render.</summary>
    /// <param name="cancellation">Ends them.</param>
    public IEnumerable<Task<AddressFacts?>> Look(CancellationToken cancellation) =>
        upstream.Kind == UpstreamKind.Debian ? [] : [.. Indexes(cancellation), .. Registry(cancellation)];

    private IEnumerable<Task<AddressFacts?>> Indexes(CancellationToken cancellation)
    {
        try
        {
            return [.. IndexChoice.Of(index, upstream, device).Indexes.Select(x => AskAsync($"Python packages (index {x.Name})", x.Address, cancellation))];
        }
        catch (SlipwayException e)
        {
            var problem = e.Problems[0];
            return [Task.FromResult<AddressFacts?>(new AddressFacts("Python packages", "no index", false, problem.Found, null, problem.Fix))];
        }
    }

    private IEnumerable<Task<AddressFacts?>> Registry(CancellationToken cancellation) =>
        upstream.Custom?.Registry is { } registry
            ? [AskAsync("base images", new Uri(RegistryAddress.Of(registry.Split('/')[0], new RegistryOptions()), "v2/"), cancellation)]
            : [];

    private async Task<AddressFacts?> AskAsync(string what, Uri address, CancellationToken cancellation)
    {
        using var probe = new AddressProbe(limit);
        return await probe.AskAsync(what, address, isNeeded: false, cancellation);
    }
}
