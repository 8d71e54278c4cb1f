using Slipway.Core.Catalog;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP130 to SLP136: what the catalog does not have.</summary>
public static class CatalogProblems
{
    /// <summary>SLP130: the backend has no wheel for a platform.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="missing">Platforms without a wheel.</param>
    /// <param name="offered">Platforms with one.</param>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem NoWheelForPlatform(Backend backend, IEnumerable<Platform> missing, IReadOnlyList<Platform> offered, string ways) =>
        Refused(
            "SLP130",
            $"backend {Selection.Word(backend)} has no wheel for {string.Join(", ", missing)} on device gpu",
            offered.Count == 0 ? "no platform" : $"platform {string.Join(", ", offered)}",
            offered.Count == 0 ? ways : $"--platform {offered[0]}{(ways.Length > 0 ? $", or {ways}" : "")}"
        );

    /// <summary>SLP131: the C library of the base is older than the wheels ask for.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="distribution">What its base is made of.</param>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem BaseTooOld(EngineWheels wheels, Upstream upstream, BaseDistribution distribution, string ways) =>
        Refused(
            "SLP131",
            $"backend {Selection.Word(wheels.Backend)} on {wheels.Platform} needs glibc {wheels.Glibc} ({wheels.Because}); the base of upstream {upstream} is {distribution.Name} with {distribution.Glibc}",
            $"a base of {string.Join(", ", BaseDistribution.All.Where(x => !x.Glibc.IsOlderThan(wheels.Glibc)).Select(x => x.Name))}",
            $"{ways}{(ways.Length > 0 ? ", or " : "")}set another base for {upstream} in slipway.json"
        );

    /// <summary>SLP132: CUDA below the oldest version that wheels are built with.</summary>
    /// <param name="typed">As typed.</param>
    public static Problem CudaTooOld(string typed) =>
        Refused(
            "SLP132",
            $"CUDA {typed} is below {CudaVersion.Floor}, the oldest version that quantization and engines come with",
            string.Join(", ", CudaVersion.All),
            $"take CUDA {CudaVersion.Default(Mode.Full)}: it runs on driver {CudaVersion.Default(Mode.Full).Driver} or newer"
        );

    /// <summary>SLP133: a CUDA version that the catalog does not have.</summary>
    /// <param name="typed">As typed.</param>
    public static Problem UnknownCuda(string typed) =>
        Refused(
            "SLP133",
            $"unknown CUDA version '{typed}'",
            string.Join(", ", CudaVersion.All),
            $"take CUDA {Closest.To(typed, CudaVersion.All.Select(x => x.ToString())) ?? CudaVersion.Default(Mode.Full).ToString()}"
        );

    /// <summary>SLP134: a GPU generation that the catalog does not have.</summary>
    /// <param name="typed">As typed.</param>
    public static Problem UnknownArchitecture(string typed) =>
        Refused(
            "SLP134",
            $"unknown compute capability '{typed}'",
            $"{string.Join(", ", GpuArchitecture.All.Select(x => $"{x.Capability} {x.Name}"))}; each with +PTX where later GPUs shall run it",
            $"take {Closest.To(typed, GpuArchitecture.All.Select(x => x.Capability)) ?? "9.0"}"
        );

    /// <summary>SLP135: a GPU generation that the CUDA version does not compile for.</summary>
    /// <param name="architecture">The generation.</param>
    /// <param name="cuda">The version.</param>
    public static Problem ArchitectureNotInCuda(GpuArchitecture architecture, CudaVersion cuda) =>
        Refused(
            "SLP135",
            $"CUDA {cuda} does not compile for {architecture.Capability} {architecture.Name}",
            string.Join(", ", GpuArchitecture.All.Where(x => x.IsIn(cuda)).Select(x => x.Capability)),
            $"take CUDA {CudaVersion.All.Last(architecture.IsIn)}, or leave {architecture.Capability} out"
        );

    /// <summary>SLP136: all backends at once are for a later version.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="backends">The backends that the mode can hold.</param>
    public static Problem AllBackends(Mode mode, IEnumerable<Backend> backends) =>
        Refused(
            "SLP136",
            $"--backend all stands for {string.Join(", ", backends.Select(x => Selection.Word(x)))} in mode {Selection.Word(mode)}; this version makes one image a run",
            "one backend",
            string.Join(", or ", backends.Select(x => $"--backend {Selection.Word(x)}"))
        );

    private static Problem Refused(string number, string found, string allowed, string fix) => new(number, Family.Usage, found, allowed, fix);
}
