using Slipway.Core.Diagnostics;

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
        CpuBase: Distribution.Debian13,
        GpuBase: Distribution.Ubuntu2404
    );

    /// <summary>Debian base, packages of the Python index.</summary>
    public static readonly Upstream Pypi = new(
        "pypi",
        UpstreamKind.Pypi,
        "3.13",
        [Device.Cpu, Device.Gpu],
        [new(Mode.Minimal, [Backend.Onnx, Backend.Torch]), new(Mode.Recommended, [Backend.Onnx, Backend.Torch])],
        CpuBase: Distribution.Debian13,
        GpuBase: Distribution.Debian13,
        Why: "engines compile kernels while they run and need the CUDA toolkit, which a plain Debian base does not have"
    );

    /// <summary>One Debian mirror and nothing else.</summary>
    public static readonly Upstream Debian = new(
        "debian",
        UpstreamKind.Debian,
        "3.13",
        [Device.Cpu],
        [new(Mode.Minimal, [Backend.Onnx, Backend.Torch]), new(Mode.Recommended, [Backend.Onnx])],
        CpuBase: Distribution.Debian13,
        GpuBase: Distribution.Debian13,
        Why: "the suite has no CUDA builds, no bitsandbytes and no inference engine"
    );

    /// <summary>All built-in upstreams, the default first.</summary>
    public static readonly IReadOnlyList<Upstream> BuiltIn = [Public, Pypi, Debian];

    /// <summary>The built-in upstreams and those of slipway.json.</summary>
    /// <param name="custom">What slipway.json says.</param>
    /// <exception cref="SlipwayException">SLP110, SLP136, SLP137: every entry that cannot be used.</exception>
    public static IReadOnlyList<Upstream> With(IReadOnlyList<UpstreamSettings> custom)
    {
        if (custom.Count == 0)
            return BuiltIn;
        var problems = new List<Problem>();
        var all = BuiltIn.ToList();
        foreach (var settings in custom)
        {
            var like = BuiltIn.FirstOrDefault(x => x.Name == settings.Like);
            var distribution = settings.Base is { } own ? Distribution.All.FirstOrDefault(x => x.Name == own.Distribution) : null;
            if (all.Exists(x => x.Name == settings.Name))
                problems.Add(SelectionProblems.UpstreamTwice(settings.Name));
            if (like is null)
                problems.Add(SelectionProblems.LikeNothing(settings.Name, settings.Like, BuiltIn.Select(x => x.Name)));
            if (settings.Base is not null && distribution is null)
                problems.Add(SelectionProblems.UnknownDistribution(settings.Name, settings.Base.Distribution, Distribution.All.Select(x => x.Name)));
            if (like is not null)
                all.Add(
                    like with
                    {
                        Name = settings.Name,
                        CpuBase = distribution ?? like.CpuBase,
                        GpuBase = distribution ?? like.GpuBase,
                        Custom = settings,
                    }
                );
        }
        return problems.Count == 0 ? all : throw new SlipwayException(problems);
    }
}
