namespace Slipway.Tools.Engine;

/// <summary>An engine that can do the job.</summary>
/// <param name="Endpoint">Where it is.</param>
/// <param name="Features">What it is and can do.</param>
public sealed record FoundEngine(EngineEndpoint Endpoint, EngineFeatures Features)
{
    /// <summary>Its images.</summary>
    public EngineImages Images => new(Endpoint, Features.ImageStore);

    /// <summary>The engine in lines for people: where, versions, features.</summary>
    public IReadOnlyList<string> Describe() =>
        [
            $"engine    {Features.Version} (API {Features.ApiVersion}, cgroup v{Features.CgroupVersion}) at {Endpoint.Address}, {Endpoint.Source}",
            $"images    {(Features.ImageStore == ImageStoreKind.Containerd ? "containerd store" : "graph driver")} ({Features.StorageDriver}) in {Features.DataRoot}",
            $"buildx    {Features.Buildx.Version} ({Features.Buildx.Program})",
            $"builder   {Features.Builder.Name}, driver {Features.Builder.Driver}, BuildKit {Features.Builder.BuildKitVersion ?? "of an unstated version"}",
            $"platforms {string.Join(", ", Features.Builder.Platforms.Order(StringComparer.Ordinal))}",
            $"features  --check {YesNo(Features.Checks)}, cache export {YesNo(Features.ExportsCache)}",
        ];

    private static string YesNo(bool value) => value ? "yes" : "no";
}
