using Slipway.Core.Catalog;

namespace Slipway.Core.Locks.Builds;

/// <summary>What a package's build is told beside what its own files say: an entry of <c>requirements/builds.json</c>.</summary>
/// <param name="Environment">Variables, such as <c>HNSWLIB_NO_NATIVE=1</c>.</param>
/// <param name="Settings">Settings of the back end (PEP 517 <c>config_settings</c>).</param>
/// <param name="Requires">Requirements that its own files do not name.</param>
/// <param name="Patches">Patches below <c>requirements/patches</c>, in the order in which they are applied.</param>
/// <param name="Allow"><c>native</c>: compiling for the processor of the machine; <c>pure</c>: a wheel without the extension that there are sources for.</param>
/// <param name="Uses"><c>cuda</c>: on device gpu it is given nvcc and the GPU generations of the selection; <c>libraries</c> and <c>rust</c>: a part of the toolchain. All are in its key.</param>
public sealed record BuildSettings(
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Patches,
    IReadOnlyList<string> Allow,
    IReadOnlyList<string> Uses
)
{
    /// <summary>For a package that has no entry.</summary>
    public static readonly BuildSettings None = new(new Dictionary<string, string>(), new Dictionary<string, string>(), [], [], [], []);

    /// <summary>Words of the parts of the toolchain that it is compiled with beside the compilers, lowest first.</summary>
    public IReadOnlyList<string> Parts => [.. ToolchainPart.ByUse.Keys.Where(Uses.Contains)];

    /// <summary>What holds for a selection: on device cpu nothing is compiled with CUDA, whatever a package would ask for.</summary>
    /// <param name="cuda">The CUDA version of the selection; null on device cpu.</param>
    public BuildSettings For(CudaVersion? cuda) =>
        cuda is null && Uses.Contains(CudaToolkit.Use) ? this with { Uses = [.. Uses.Where(x => x != CudaToolkit.Use)] } : this;

    /// <summary>Build requirements that the toolchain has and no index is asked for: maturin, where it compiles with Rust.</summary>
    /// <param name="name">Normalized name of a requirement.</param>
    public bool HasInToolchain(string name) => name == "maturin" && Uses.Contains("rust");
}
