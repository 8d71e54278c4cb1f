namespace Slipway.Core.Catalog;

/// <summary>A generation of NVIDIA GPUs.</summary>
/// <param name="Capability">Compute capability, such as <c>9.0</c>.</param>
/// <param name="Name">Generation and a well-known member.</param>
/// <param name="Since">First CUDA version that compiles for it.</param>
/// <param name="Until">Last CUDA version that does; empty where none has dropped it.</param>
public sealed record GpuArchitecture(string Capability, string Name, string Since, string Until = "")
{
    /// <summary>All generations that a CUDA version of the catalog compiles for (CUDA release notes, NVIDIA's table of compute capabilities).</summary>
    public static readonly IReadOnlyList<GpuArchitecture> All =
    [
        new("7.0", "Volta (V100)", "11.8", Until: "12.9"),
        new("7.5", "Turing (T4)", "11.8"),
        new("8.0", "Ampere (A100)", "11.8"),
        new("8.6", "Ampere (A10, RTX 30)", "11.8"),
        new("8.7", "Ampere (Jetson Orin)", "11.8"),
        new("8.9", "Ada (L4, L40S, RTX 40)", "11.8"),
        new("9.0", "Hopper (H100, GH200)", "11.8"),
        new("10.0", "Blackwell (B200, GB200)", "12.8"),
        new("10.3", "Blackwell (B300, GB300)", "12.9"),
        new("11.0", "Blackwell (Jetson Thor)", "13.0"),
        new("12.0", "Blackwell (RTX 50, RTX PRO 6000)", "12.8"),
        new("12.1", "Blackwell (DGX Spark)", "12.9"),
    ];

    /// <summary>What is compiled for where nothing is said: the list that vLLM's release images are compiled with.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="cuda">Leaves out what this version does not compile for.</param>
    public static IReadOnlyList<GpuTarget> Default(Platform platform, CudaVersion cuda) =>
        [
            .. (
                platform == Platform.Arm64
                    ? (string[])["8.0", "8.7", "8.9", "9.0", "10.0", "11.0", "12.0"]
                    : ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0"]
            )
                .Select(capability => All.First(x => x.Capability == capability))
                .Where(x => x.IsIn(cuda))
                .Select(x => new GpuTarget(x, Ptx: false)),
        ];

    /// <summary>Whether a CUDA version compiles for it.</summary>
    /// <param name="cuda">The version.</param>
    public bool IsIn(CudaVersion cuda) => !cuda.IsOlderThan(CudaVersion.Find(Since)!) && (Until.Length == 0 || !CudaVersion.Find(Until)!.IsOlderThan(cuda));
}

/// <summary>A generation that device code is compiled for.</summary>
/// <param name="Architecture">The generation.</param>
/// <param name="Ptx">Whether portable code for later generations is added.</param>
public sealed record GpuTarget(GpuArchitecture Architecture, bool Ptx)
{
    private const string PtxMark = "+PTX";

    /// <summary>Reads <c>9.0</c> or <c>9.0+PTX</c>; null for a generation that the catalog does not have.</summary>
    /// <param name="text">As typed.</param>
    public static GpuTarget? Find(string text)
    {
        var ptx = text.EndsWith(PtxMark, StringComparison.OrdinalIgnoreCase);
        var capability = ptx ? text[..^PtxMark.Length] : text;
        return GpuArchitecture.All.FirstOrDefault(x => x.Capability == capability) is { } found ? new GpuTarget(found, ptx) : null;
    }

    /// <summary>As TORCH_CUDA_ARCH_LIST writes it.</summary>
    public override string ToString() => Architecture.Capability + (Ptx ? PtxMark : "");
}
