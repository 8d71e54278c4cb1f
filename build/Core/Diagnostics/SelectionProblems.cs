using Slipway.Core.Catalog;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP110 to SLP119: a wish that cannot be met as it was typed.</summary>
public static class SelectionProblems
{
    /// <summary>SLP110: an upstream that nobody has named.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="known">All names.</param>
    public static Problem UnknownUpstream(string typed, IEnumerable<string> known) => Unknown("SLP110", "upstream", typed, known);

    /// <summary>SLP111: a platform that images are not made for.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="known">All names.</param>
    public static Problem UnknownPlatform(string typed, IEnumerable<string> known) => Unknown("SLP111", "platform", typed, known);

    /// <summary>SLP112: the selection is sound, but this version does not build it yet.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="isDefault">Whether its upstream was taken because nothing was said.</param>
    /// <param name="way">Options of the nearest selection that is built.</param>
    public static Problem NotBuilt(Selection selection, bool isDefault, string way) =>
        new(
            "SLP112",
            Family.Usage,
            isDefault
                ? $"no --upstream was given, and this version does not build {selection.Tag} from the default '{selection.Upstream.Name}' yet"
                : $"this version does not build {selection.Tag} from upstream '{selection.Upstream.Name}' yet",
            $"what ./build.sh Modes lists as built: {string.Join(", ", BuiltSelection.All.Select(x => x.ToString()))}",
            $"./build.sh Runtime {way}"
        );

    /// <summary>SLP113: the mode full holds an engine that computes on GPUs only.</summary>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem FullNeedsGpu(string ways) =>
        Refused("SLP113", "mode full on device cpu: its inference engines are CUDA builds", "full with gpu; minimal or recommended with cpu", ways);

    /// <summary>SLP114: the upstream does not serve that choice.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem NotServed(string choice, Upstream upstream, string ways) =>
        Refused(
            "SLP114",
            $"{choice} is not served by upstream {upstream}: {upstream.Why}",
            $"device {Words(upstream.Devices)}; {string.Join("; ", upstream.Serves.Select(x => $"{Selection.Word(x.Mode)} with {Words(x.Backends)}"))}",
            ways
        );

    /// <summary>SLP115: the mode full with a backend that is no inference engine.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="engines">The engines.</param>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem NoEngine(Backend backend, IEnumerable<Backend> engines, string ways) =>
        Refused(
            "SLP115",
            $"mode full with backend {Selection.Word(backend)}: full is recommended and an inference engine, and {Backends.Of(backend).Title} is none",
            $"mode full with {Words(engines)}",
            ways
        );

    /// <summary>SLP116: an inference engine outside of mode full.</summary>
    /// <param name="backend">The engine.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="served">Backends of that mode.</param>
    /// <param name="ways">Options of the nearest selections that are allowed.</param>
    public static Problem EngineNeedsFull(Backend backend, Mode mode, IEnumerable<Backend> served, string ways) =>
        Refused(
            "SLP116",
            $"backend {Selection.Word(backend)} with mode {Selection.Word(mode)}: {Backends.Of(backend).Title} is an inference engine, which only mode full holds",
            $"mode {Selection.Word(mode)} with {Words(served)}",
            ways
        );

    /// <summary>SLP117: images are made of Linux files, and nothing here runs Linux.</summary>
    /// <param name="system">What the machine runs.</param>
    public static Problem NoLinuxEngine(HostSystem system) =>
        Refused(
            "SLP117",
            $"no engine that runs Linux is in reach of this {(system == HostSystem.MacOS ? "macOS" : "Windows")} machine",
            "Linux, or an engine that runs Linux: Docker Desktop, WSL2, colima, a remote builder",
            $"start one{(system == HostSystem.Windows ? " (wsl --install)" : "")}, or name a builder on a Linux machine: --builder NAME"
        );

    /// <summary>SLP118: several backends for one image.</summary>
    /// <param name="backends">The backends.</param>
    public static Problem SeveralBackends(IReadOnlyList<Backend> backends)
    {
        var engines = backends.Where(x => Backends.Of(x).IsEngine).ToList();
        return Refused(
            "SLP118",
            engines.Count > 1
                ? $"{engines.Count} engines in one image ({Words(engines)}): they pin different versions of the same packages (vllm 0.32.0 wants xgrammar 0.2.8, sglang 0.5.23 wants 0.2.7)"
                : $"{backends.Count} backends in one image ({Words(backends)}): an image infers with one",
            "one backend an image; ONNX Runtime is in every image",
            string.Join(", or ", backends.Select(x => $"--backend {Selection.Word(x)}"))
        );
    }

    /// <summary>SLP119: the upstream does not answer.</summary>
    /// <param name="name">The upstream.</param>
    /// <param name="isDefault">Whether it was taken because nothing was said.</param>
    /// <param name="reason">What was asked, and what came back.</param>
    public static Problem OutOfReach(string name, bool isDefault, string reason) =>
        new(
            "SLP119",
            Family.Missing,
            $"upstream '{name}' is out of reach{(isDefault ? " (the default: no --upstream was given)" : "")}: {reason}",
            "an upstream that this machine reaches, or a custom one in slipway.json that names its mirrors",
            "--upstream debian, which needs one Debian mirror and nothing else"
        );

    private static Problem Refused(string number, string found, string allowed, string fix) => new(number, Family.Usage, found, allowed, fix);

    private static Problem Unknown(string number, string what, string typed, IEnumerable<string> known)
    {
        var words = known.ToList();
        return new(number, Family.Usage, $"unknown {what} '{typed}'", string.Join(", ", words), $"--{what} {Closest.To(typed, words) ?? words[0]}");
    }

    private static string Words<T>(IEnumerable<T> choices)
        where T : struct, Enum => string.Join(", ", choices.Select(x => Selection.Word(x)));
}
