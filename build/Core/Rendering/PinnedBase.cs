using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>A base image of a registry, by digest, and what the image of a selection needs on it.</summary>
/// <param name="Image">Reference with tag and digest.</param>
/// <param name="Interpreter">Its Python, once the packages are installed.</param>
/// <param name="Packages">Packages that it lacks.</param>
public sealed record PinnedBase(string Image, string Interpreter, IReadOnlyList<string> Packages)
{
    /// <summary>What compiling a source archive needs.</summary>
    public static readonly IReadOnlyList<string> Compilers = ["g++", "make"];

    /// <summary>What kernels that are compiled at run time need: engines call the C compiler.</summary>
    private static readonly IReadOnlyList<string> s_atRunTime = ["gcc", "libc6-dev"];

    /// <summary>The base of a selection; null where it is a tree that Slipway unpacks.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="pins">Base images by digest.</param>
    /// <exception cref="SlipwayException">SLP541: no pin for it.</exception>
    public static PinnedBase? Of(Selection selection, BasePins pins)
    {
        if (selection.Upstream.Kind == UpstreamKind.Debian)
            return null;
        // Upstream pypi needs no CUDA of the base: the wheels bring theirs.
        var name = selection is { Device: Device.Gpu, Upstream.Kind: UpstreamKind.Public } ? "runtime-gpu" : "runtime-cpu";
        var missing = selection.Platforms.Where(platform => pins.Find(name, platform) is null).ToList();
        if (missing.Count > 0 && selection.Upstream.Custom?.Base is null)
            throw new SlipwayException(RenderProblems.NoPin(name, missing.Select(x => x.ToString())));
        var image = selection.Upstream.Custom?.Base ?? Through(selection.Upstream.Custom?.Registry, pins.Find(name, selection.Platforms[0])!);
        var python = $"python{selection.Upstream.Python}";
        // The image of this repository has a Python of its own, which is the one that upstream public names.
        if (
            selection.Upstream is { Kind: UpstreamKind.Public, Custom.Base: null } or { Kind: UpstreamKind.Public, Custom: null }
            && selection.Device == Device.Cpu
        )
            return new(image, $"/usr/local/bin/{python}", []);
        IReadOnlyList<string> packages = ["ca-certificates", python, $"{python}-venv"];
        return new(image, $"/usr/bin/{python}", Backends.Of(selection.Backend).IsEngine ? [.. packages, .. s_atRunTime, $"{python}-dev"] : packages);
    }

    private static string Through(string? registry, BasePin pin) =>
        registry is null
            ? pin.ToString()
            : $"{registry.TrimEnd('/')}/{pin.Image[(pin.Image.IndexOf('/', StringComparison.Ordinal) + 1)..]}:{pin.Tag}@{pin.Digest}";
}
