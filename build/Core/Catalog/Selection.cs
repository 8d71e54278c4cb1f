namespace Slipway.Core.Catalog;

/// <summary>A wish with every blank filled in and every rule met.</summary>
/// <param name="Mode">What is installed.</param>
/// <param name="Device">What it computes on.</param>
/// <param name="Backend">What it infers with.</param>
/// <param name="Platforms">At least one; several make one index.</param>
/// <param name="Upstream">Where bases and packages come from.</param>
public sealed record Selection(Mode Mode, Device Device, Backend Backend, IReadOnlyList<Platform> Platforms, Upstream Upstream)
{
    /// <summary>The tag of the image, such as <c>minimal-onnx-cpu</c>, or <c>minimal-onnx-cpu-dev</c> of the product Dev.</summary>
    public string Tag => $"{Word(Mode)}-{Word(Backend)}-{Word(Device)}{(Product == ImageProduct.Runtime ? "" : $"-{Word(Product)}")}";

    /// <summary>Which image of the service is made.</summary>
    public ImageProduct Product { get; init; }

    /// <summary>The lock's file name without folder, such as <c>minimal-onnx.cpu.amd64</c>.</summary>
    /// <param name="platform">The platform that the lock is for.</param>
    public string LockName(Platform platform) => $"{Word(Mode)}-{Word(Backend)}.{Word(Device)}.{platform.Architecture}";

    /// <summary>The CUDA version; null on device cpu.</summary>
    public CudaVersion? Cuda { get; init; }

    /// <summary>GPU generations that were asked for; empty for the platform's default list.</summary>
    public IReadOnlyList<GpuTarget> Architectures { get; init; } = [];

    /// <summary>What device code is compiled for on a platform; empty on device cpu.</summary>
    /// <param name="platform">The platform.</param>
    public IReadOnlyList<GpuTarget> ArchitecturesOf(Platform platform) =>
        Cuda is null ? []
        : Architectures.Count > 0 ? Architectures
        : GpuArchitecture.Default(platform, Cuda);

    /// <summary>A choice as it is typed: lower case.</summary>
    /// <param name="choice">A member of one of the enums of choices.</param>
    public static string Word(Enum choice) => choice.ToString().ToLowerInvariant();
}
