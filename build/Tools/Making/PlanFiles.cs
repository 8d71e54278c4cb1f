using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Tools.Engine;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Making;

/// <summary>The files that a plan is made from, and their digest before the first of them is read.</summary>
/// <param name="Paths">Absolute paths of files and folders.</param>
/// <param name="Fingerprint">Their digest (<see cref="RunFiles"/>).</param>
internal sealed record PlanFiles(IReadOnlyList<string> Paths, string Fingerprint)
{
    /// <summary>Takes the digest; null when a file cannot be read, which the plan says better.</summary>
    public static PlanFiles? Take(IReadOnlyList<string> paths)
    {
        try
        {
            return new PlanFiles(paths, RunFiles.Digest(paths));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether they are still as they were.</summary>
    public bool AreUnchanged => Take(Paths)?.Fingerprint == Fingerprint;

    /// <summary>All that <see cref="PlanReading"/> reads, and what leads to the engine.</summary>
    public static IReadOnlyList<string> PathsOf(Workbench bench, ServiceFacts service)
    {
        var checkout = bench.Checkout;
        var docker = new DockerContexts(Environment.GetEnvironmentVariable).ConfigFolder;
        return
        [
            checkout.At("slipway.json"),
            checkout.At("dockerfiles"),
            .. ((string[])[LockFolder.Default, bench.Request.Requirements]).Distinct(StringComparer.Ordinal).Select(checkout.At),
            .. service.Include.Select(x => checkout.At(Path.Combine(service.Source, x))),
            .. (string[])[service.Native, service.Model] is var optional ? optional.Where(x => x.Length > 0).Select(checkout.At) : [],
            .. service.Components is { Count: > 0 } ? [checkout.At(ComponentList.File)] : Array.Empty<string>(),
            .. ComponentSources.Overrides(bench.Request.Overrides, bench.Request.Root).Values,
            Path.Combine(docker, "config.json"),
            Path.Combine(docker, "contexts", "meta"),
        ];
    }
}
