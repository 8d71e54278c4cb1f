using System.Net;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;
using Slipway.Tools.Debian;
using Slipway.Tools.Making;
using Slipway.Tools.Npm;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Doctor;

/// <summary>Asks what the build asks: the mirror of Debian, the registry of the model, the Python index, the registry that is pushed to; all at once.</summary>
internal sealed class AddressesProbe(Workbench bench, BuildNeeds needs, TimeSpan limit)
{
    /// <summary>Every address that the build needs, and with <paramref name="all"/> those that it might.</summary>
    public async Task<IReadOnlyList<AddressFacts>> LookAsync(bool all, CancellationToken cancellation)
    {
        var questions = new List<Task<AddressFacts?>>();
        if (IsDebian && (all || needs.FetchesDebs))
            questions.Add(DebianAsync(cancellation));
        if (all || needs.FetchesModel)
            questions.Add(ModelAsync(cancellation));
        if (all)
            questions.AddRange(new UpstreamAddresses(Upstream, Device, bench.Request.Index, limit).Look(cancellation));
        if (bench.Request.Registry is { } registry && (all || bench.Request.Push))
            questions.Add(RegistryAsync(registry, cancellation));
        return [.. (await Task.WhenAll(questions)).OfType<AddressFacts>()];
    }

    private Upstream Upstream => needs.Selection?.Upstream ?? Examination.UpstreamOf(bench.Request.Wish);

    private string Device => Selection.Word(needs.Selection?.Device ?? bench.Request.Wish.Device ?? Core.Catalog.Device.Cpu);

    private bool IsDebian => Upstream.Kind == UpstreamKind.Debian;

    private async Task<AddressFacts?> DebianAsync(CancellationToken cancellation)
    {
        const string What = "Debian packages";
        try
        {
            var archive = bench.Debian.Archive.Value;
            using var probe = new AddressProbe(limit, await DebianMirrors.AptProxyAsync(cancellation));
            var release = new Uri($"{archive.Main[0].TrimEnd('/')}/dists/{DebianSuites.Trixie.Release}/InRelease");
            return await probe.AskAsync(What, release, needs.FetchesDebs, cancellation);
        }
        catch (SlipwayException e)
        {
            return new AddressFacts(What, "no mirror", needs.FetchesDebs, e.Problems[0].Found, null, e.Problems[0].Fix);
        }
    }

    private async Task<AddressFacts?> ModelAsync(CancellationToken cancellation)
    {
        const string What = "the model's package";
        try
        {
            var service = bench.Checkout.Settings().Service;
            if (bench.Checkout.Model(service) is not { } model)
                return null;
            using var probe = new AddressProbe(limit);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(limit);
            return await probe.AskAsync(What, new Uri(await NpmRegistry.FindAsync(patience.Token), model.Package), needs.FetchesModel, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new AddressFacts(
                What,
                "npm config get registry",
                needs.FetchesModel,
                $"no answer within {limit.TotalSeconds:0.#} s",
                null,
                "npm_config_registry=ADDRESS names the registry without asking npm"
            )
            {
                IsSilent = true,
            };
        }
        catch (SlipwayException e)
        {
            return new AddressFacts(What, "no npm registry", needs.FetchesModel, e.Problems[0].Found, null, e.Problems[0].Fix);
        }
    }

    private async Task<AddressFacts?> RegistryAsync(string registry, CancellationToken cancellation)
    {
        var host = registry.Split('/')[0];
        using var probe = new AddressProbe(limit);
        var (facts, status) = await probe.AskStatusAsync(
            "the registry of --registry",
            new Uri(RegistryAddress.Of(host, new RegistryOptions()), "v2/"),
            bench.Request.Push,
            cancellation
        );
        var closed = status == HttpStatusCode.Unauthorized && await new DockerConfig(null).FindAsync(host, cancellation) is null;
        return closed ? facts with { Failure = "it asks who one is, and nothing is kept for it", Mend = $"docker login {host}" } : facts;
    }
}
