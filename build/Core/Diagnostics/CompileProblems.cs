using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP570 to SLP585, SLP588, SLP589, SLP594, SLP568 and SLP569: wheels that are compiled from source archives.</summary>
public static class CompileProblems
{
    private const string LibrariesUse = "libraries";
    private const string Settings = $"requirements/{BuildsFile.Name}";

    private static readonly IEnumerable<string> Libraries = ToolchainPart.ByUse[LibrariesUse].Packages(Platform.Amd64);

    /// <summary>SLP570: a source archive cannot be read.</summary>
    /// <param name="file">Its file name.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadArchive(string file, string reason) =>
        new(
            "SLP570",
            Family.Usage,
            $"the source archive {file} cannot be read: {Printable.Of(reason, 200)}",
            "a .tar.gz or .zip with one folder (PEP 625)",
            "require another version, or ask its makers"
        );

    /// <summary>SLP571: a source archive has no build back end.</summary>
    /// <param name="file">Its file name.</param>
    public static Problem NoBackend(string file) =>
        new(
            "SLP571",
            Family.Usage,
            $"the source archive {file} has no build back end: neither pyproject.toml nor setup.py",
            "an archive that PEP 517 can build",
            "require another version, or make an archive that can be built and put it into an index of your own"
        );

    /// <summary>SLP572: what source archives are built with is not locked, or not for these archives.</summary>
    /// <param name="path">The lock of build requirements.</param>
    /// <param name="found">What is wrong, one sentence each.</param>
    /// <param name="command">The command that makes it anew.</param>
    public static Problem BuildsStale(string path, IReadOnlyList<string> found, string command) =>
        new(
            "SLP572",
            Family.Drift,
            $"{path} does not fit its lock: {string.Join("; ", found)}",
            "build requirements for each source archive of the lock",
            command
        );

    /// <summary>SLP573: a lock of build requirements is damaged.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="found">What is wrong.</param>
    public static Problem BadBuilds(string place, string found) =>
        new("SLP573", Family.Usage, $"{place}: {found}", "what Lock wrote", "restore it from git, or lock again");

    /// <summary>SLP574: builds.json says something that cannot be used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="found">What stands there.</param>
    /// <param name="allowed">What could.</param>
    public static Problem BadSettings(string path, string found, string allowed) =>
        new("SLP574", Family.Usage, $"{path}: {found}", allowed, "correct it; docs/compile.md describes the file");

    /// <summary>SLP575: a source archive does not compile.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem DoesNotCompile(CompileFailure failure) =>
        new(
            "SLP575",
            Family.Failed,
            $"{failure.Package} does not compile (key {failure.Key}){Block(failure.Lines)}\n       log: {failure.Log}",
            "",
            $"read the lines above; what its build is told is in {Settings}, what it is built with in the lock beside {failure.Lock}"
        );

    /// <summary>SLP576: a compiler ran out of memory.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem OutOfMemory(CompileFailure failure) =>
        new(
            "SLP576",
            Family.Failed,
            $"{failure.Package} was killed while it compiled with {Jobs(failure.Jobs)}, as the kernel does when memory runs out"
                + $"{Memory(failure)} (key {failure.Key}){Block(failure.Lines)}\n       log: {failure.Log}",
            "",
            $"give the engine more memory, or let it compile less at once: \"environment\": {{ \"MAX_JOBS\": \"1\" }} for the package in {Settings}"
        );

    /// <summary>SLP577: a wheel has no extension, and its archive has sources for one.</summary>
    /// <param name="failure">What happened; its lines are the sources.</param>
    public static Problem ExtensionLost(CompileFailure failure) =>
        new(
            "SLP577",
            Family.Failed,
            $"{failure.Package} was built without its extension, and its build said nothing: the wheel has no machine code, and the archive has {string.Join(", ", failure.Lines)} (key {failure.Key})\n       log: {failure.Log}",
            "a wheel with the extension; a header that is not in the build base is the usual cause",
            $"say \"uses\": [\"{LibrariesUse}\"] for the package in {Settings} where it wants headers of {string.Join(", ", Libraries)}; or take the slower wheel on purpose: \"allow\": [\"pure\"]"
        );

    /// <summary>SLP578: a build compiled for the processor of the machine that it ran on.</summary>
    /// <param name="failure">What happened; its lines are the flags.</param>
    public static Problem CompiledForThisMachine(CompileFailure failure) =>
        new(
            "SLP578",
            Family.Failed,
            $"{failure.Package} compiles for the processor of this machine ({string.Join(", ", failure.Lines)}): its wheel would end with 'Illegal instruction' on an older one, and be another on each machine (key {failure.Key})",
            "the processor level of the platform",
            $"switch it off in {Settings}, as \"environment\": {{ \"HNSWLIB_NO_NATIVE\": \"1\" }} does for hnswlib; or want it: \"allow\": [\"native\"]"
        );

    /// <summary>SLP579: a build asks for something that is not locked.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem RequirementLacking(CompileFailure failure) =>
        new(
            "SLP579",
            Family.Failed,
            $"{failure.Package} wants for its build what is not among its locked build requirements: {string.Join("; ", failure.Lines)} (key {failure.Key})\n       log: {failure.Log}",
            "",
            $"name it as \"requires\" of the package in {Settings}, and lock again"
        );

    /// <summary>SLP580: a compiled wheel cannot be imported.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem NotImported(CompileFailure failure) =>
        new(
            "SLP580",
            Family.Failed,
            $"{failure.Package} was compiled and cannot be imported (key {failure.Key}){Block(failure.Lines)}\n       log: {failure.Log}",
            "a wheel whose modules Python imports",
            "read the lines above: a symbol or library that is missing was not linked in"
        );

    /// <summary>SLP581: a wheel would have to be compiled for another platform than the machine's.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="host">The machine's own.</param>
    public static Problem OtherPlatform(IReadOnlyList<string> packages, string platform, string host) =>
        new(
            "SLP581",
            Family.Usage,
            $"{string.Join(", ", packages)}: no wheel for {platform}, and this machine compiles for {host}",
            "wheels that are found by key, or packages in pure Python",
            $"compile them once on a machine of {platform} and push them (./build.sh PushCache); or leave the platform out (--platform {host})"
        );

    /// <summary>SLP582: a source archive or patch is not what the lock says.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem SourceRefused(CompileFailure failure) =>
        new(
            "SLP582",
            Family.Failed,
            $"{failure.Package} cannot be made ready for its build: {string.Join("; ", failure.Lines)} (key {failure.Key})",
            "the archive that is locked, with patches that apply to it",
            $"look at its entry in {Settings}, and lock again"
        );

    /// <summary>SLP583: what a build left is no wheel of the package.</summary>
    /// <param name="package">Name and version.</param>
    /// <param name="key">The key, shortened.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem NotTheWheel(string package, string key, string reason) =>
        new(
            "SLP583",
            Family.Failed,
            $"the build of {package} left no wheel of it: {reason} (key {key})",
            "one wheel of that name and version",
            "ask its makers"
        );

    /// <summary>SLP584: what source archives of a lock are built with is not locked.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="packages">The source archives.</param>
    /// <param name="command">The command that locks them.</param>
    public static Problem BuildsMissing(string path, IReadOnlyList<LockedPackage> packages, string command) =>
        new(
            "SLP584",
            Family.Warning,
            $"{path} has no build requirements for {string.Join(", ", packages.Select(x => x.File))}: a build that needs them will refuse it",
            "",
            command
        );

    /// <summary>SLP585: what a source archive is built with has no wheel itself.</summary>
    /// <param name="source">The source archive.</param>
    /// <param name="archives">Its requirements without a wheel.</param>
    public static Problem RequirementWithoutWheel(LockedPackage source, IReadOnlyList<LockedPackage> archives) =>
        new(
            "SLP585",
            Family.Usage,
            $"{source.Name} {source.Version} is built with {string.Join(", ", archives.Select(x => x.File))}, for which there is no wheel",
            "build requirements that have wheels",
            $"name a version that has one as \"requires\" of the package in {Settings}"
        );

    /// <summary>SLP588: builds.json tells a build of GPU generations that the CUDA version does not compile for, or that nobody knows.</summary>
    /// <param name="package">The package.</param>
    /// <param name="variable">The variable, such as <c>TORCH_CUDA_ARCH_LIST</c>.</param>
    /// <param name="wrong">What stands in it and is not to be had.</param>
    /// <param name="cuda">The CUDA version of the selection.</param>
    public static Problem DevicesNotInCuda(string package, string variable, IReadOnlyList<string> wrong, CudaVersion cuda) =>
        new(
            "SLP588",
            Family.Usage,
            $"{Settings}: {variable} of {package} names {string.Join(", ", wrong)}, which CUDA {cuda} does not compile for",
            string.Join(", ", GpuArchitecture.All.Where(x => x.IsIn(cuda)).Select(x => x.Capability)),
            $"take it out and say \"uses\": [\"cuda\"]: the build is then told of the GPUs of the selection; or choose another CUDA version with --cuda"
        );

    /// <summary>SLP589: a build wants Rust and is compiled without.</summary>
    /// <param name="failure">What happened.</param>
    public static Problem RustLacking(CompileFailure failure) =>
        new(
            "SLP589",
            Family.Failed,
            $"{failure.Package} is compiled with Rust, which its build was not given (key {failure.Key}){Block(failure.Lines)}\n       log: {failure.Log}",
            "",
            $"say \"uses\": [\"rust\"] for the package in {Settings}, and lock again: Rust and maturin are a part of the toolchain"
        );

    /// <summary>SLP594: wheels are compiled for a CUDA version that the toolchain's nvcc is not of.</summary>
    /// <param name="wheels">The packages.</param>
    /// <param name="cuda">The CUDA version of the selection.</param>
    /// <param name="has">That of the toolchain.</param>
    public static Problem OtherNvcc(IReadOnlyList<string> wheels, CudaVersion cuda, string has) =>
        new(
            "SLP594",
            Family.Usage,
            $"{string.Join(", ", wheels)}: compiled for CUDA {cuda}, and the nvcc of the toolchain is of CUDA {has}",
            $"CUDA {has}: a wheel needs the runtime of the nvcc that made it",
            $"--cuda {has}; or require versions that have a wheel"
        );

    /// <summary>SLP568: wheels are compiled with nvcc, and no image that has it is pinned for the build base of the upstream.</summary>
    /// <param name="wheels">The packages.</param>
    /// <param name="upstream">The upstream.</param>
    public static Problem NoNvcc(IReadOnlyList<string> wheels, Upstream upstream) =>
        new(
            "SLP568",
            Family.Usage,
            $"{string.Join(", ", wheels)}: compiled with nvcc, and for the build base of upstream {upstream} no image with it is pinned: what it made would be in no key",
            "an upstream whose toolchain has nvcc, such as pypi",
            $"--upstream pypi; or require versions that have a wheel"
        );

    /// <summary>SLP569: wheels are compiled in an image that this version has compiled nothing in.</summary>
    /// <param name="wheels">The packages with their versions.</param>
    /// <param name="image">The image by digest.</param>
    /// <param name="upstream">The upstream.</param>
    public static Problem BaseOutOfReach(IReadOnlyList<string> wheels, string image, Upstream upstream) =>
        new(
            "SLP569",
            Family.Missing,
            $"{string.Join(", ", wheels)}: compiled in the build base of upstream {upstream}, {image}, which this version has never compiled in, and nobody has them by key",
            "wheels of the index; wheels that a cache has by key",
            "name the cache of somebody who has them (cache in slipway.json); or --upstream pypi, whose build base is made of Debian's packages; or require versions that have a wheel"
        );

    private static string Memory(CompileFailure failure) =>
        failure switch
        {
            { Limit: { } most } => $": the control group of its step may use {most / 1_000_000} MB",
            { Memory: { } free } => $": {free / 1_000_000} MB were free then",
            _ => "",
        };

    private static string Jobs(int? jobs) => jobs is { } count ? $"{count} {(count == 1 ? "job" : "jobs")}" : "several jobs";

    private static string Block(IReadOnlyList<string> lines) => lines.Count == 0 ? "" : "\n" + Diagnostics.Lines.Indent(string.Join('\n', lines));
}

/// <summary>A wheel that was not made.</summary>
/// <param name="Package">Name and version.</param>
/// <param name="Key">Its key, shortened.</param>
/// <param name="Lines">What the build said, as far as it tells why.</param>
/// <param name="Log">The file with all that it said.</param>
/// <param name="Lock">The lock that names the package.</param>
/// <param name="Jobs">How many compilers were allowed at once; null where that is not known.</param>
/// <param name="Memory">Bytes that were free; null where that is not known.</param>
public sealed record CompileFailure(string Package, string Key, IReadOnlyList<string> Lines, string Log, string Lock, int? Jobs = null, long? Memory = null)
{
    /// <summary>Bytes that its control group may use; null where that may use all of the machine's.</summary>
    public long? Limit { get; init; }
}
