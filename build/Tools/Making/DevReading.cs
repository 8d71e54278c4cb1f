using Slipway.Core.Catalog;
using Slipway.Core.Checking;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Making;

/// <summary>Reads what the images Check and Dev are made from beyond the shipped one.</summary>
internal sealed class DevReading(Workbench bench)
{
    /// <summary>Tests and their model; null for the shipped image.</summary>
    /// <exception cref="SlipwayException">SLP605: tests are to be run and the service has none. SLP121: a folder or file that is named is not there.</exception>
    public DevInputs? Read(ImageProduct product, ServiceFacts service)
    {
        if (product == ImageProduct.Runtime)
            return null;
        if (product == ImageProduct.Check && service.Tests.Length == 0)
            throw new SlipwayException(CheckProblems.NoTests());
        return new DevInputs(bench.Checkout.Tests(service), bench.Checkout.TestModel(service), Digest.Of(TestCommand.Runner));
    }

    /// <summary>The platforms with packages of tools, where the product has them.</summary>
    public async Task<List<PlatformInputs>> WithPackagesAsync(ImageProduct product, List<PlatformInputs> platforms, CancellationToken cancellation)
    {
        if (product == ImageProduct.Runtime)
            return platforms;
        var with = new List<PlatformInputs>();
        foreach (var platform in platforms)
        {
            var locked = await new DevLock(bench, platform.Platform).ReadAsync(cancellation);
            with.Add(
                platform with
                {
                    TestTools = locked.With(DebRoles.Test),
                    Tools = product == ImageProduct.Dev ? Tools(platform, locked.With(DebRoles.Tool)) : [],
                }
            );
        }
        return with;
    }

    /// <summary>The base's packages first, whole, then the others. Of a package that the image has in another version the image's is taken: nothing that is shipped changes.</summary>
    private List<DebPackage> Tools(PlatformInputs platform, IReadOnlyList<DebPackage> locked)
    {
        var shipped = platform.Base.Concat(platform.Syslibs).DistinctBy(x => x.Name).ToDictionary(x => x.Name, StringComparer.Ordinal);
        var others = locked.Where(x => shipped.TryGetValue(x.Name, out var own) && own.Version != x.Version).ToList();
        if (others.Count > 0)
            bench.Notes.Add(
                DevProblems.OtherVersions(platform.Platform.ToString(), [.. others.Select(x => $"{x.Name} ({x.Version}, {shipped[x.Name].Version})")])
            );
        var ofBase = platform.Base.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return [.. platform.Base, .. locked.Where(x => !ofBase.Contains(x.Name)).Select(x => shipped.GetValueOrDefault(x.Name) ?? x)];
    }
}
