namespace Slipway.Core.Catalog;

/// <summary>The upstreams that everybody has.</summary>
public static class Upstreams
{
    private static readonly IReadOnlyList<ServedMode> s_everything = [.. Modes.All.Select(x => new ServedMode(x.Mode, Backends.In(x.Mode)))];

    /// <summary>Docker Hub, Quay and the Python index.</summary>
    public static readonly Upstream Public = new(
        "public",
        UpstreamKind.Public,
        "3.12",
        [Device.Cpu, Device.Gpu],
        s_everything,
        CpuBase: BaseDistribution.Debian13,
        GpuBase: BaseDistribution.Ubuntu2404
    );

    /// <summary>Debian base, packages of the Python index.</summary>
    public static readonly Upstream Pypi = new(
        "pypi",
        UpstreamKind.Pypi,
        "3.13",
        [Device.Cpu, Device.Gpu],
        [new(Mode.Minimal, [Backend.Onnx, Backend.Torch]), new(Mode.Recommended, [Backend.Onnx, Backend.Torch])],
        CpuBase: BaseDistribution.Debian13,
        GpuBase: BaseDistribution.Debian13,
        Why: "engines compile kernels while they run and need the CUDA toolkit, which a plain Debian base does not have"
    );

    /// <summary>One Debian mirror and nothing else.</summary>
    public static readonly Upstream Debian = new(
        "debian",
        UpstreamKind.Debian,
        "3.13",
        [Device.Cpu],
        [new(Mode.Minimal, [Backend.Onnx, Backend.Torch]), new(Mode.Recommended, [Backend.Onnx])],
        CpuBase: BaseDistribution.Debian13,
        GpuBase: BaseDistribution.Debian13,
        Why: "the suite has no CUDA builds, no bitsandbytes and no inference engine"
    );

    /// <summary>All built-in upstreams, the default first.</summary>
    public static readonly IReadOnlyList<Upstream> BuiltIn = [Public, Pypi, Debian];

    /// <summary>The built-in upstreams and those of slipway.json.</summary>
    /// <param name="custom">What slipway.json says; its reader refuses names that are taken and upstreams that are like nothing.</param>
    public static IReadOnlyList<Upstream> With(IReadOnlyList<CustomUpstream> custom) => custom.Count == 0 ? BuiltIn : [.. BuiltIn, .. custom.Select(Of)];

    private static Upstream Of(CustomUpstream custom)
    {
        var like = BuiltIn.First(x => x.Name == custom.Like);
        var system = BaseDistribution.All.FirstOrDefault(x => x.Name == custom.BaseDistribution);
        return like with { Name = custom.Name, CpuBase = system ?? like.CpuBase, GpuBase = system ?? like.GpuBase, Custom = custom };
    }
}
