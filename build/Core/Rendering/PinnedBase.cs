using Slipway.Core.Catalog;

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

    /// <summary>The base of a selection whose upstream has registries.</summary>
    /// <param name="selection">The selection.</param>
    public static PinnedBase Of(Selection selection)
    {
        var python = $"python{selection.Upstream.Python}";
        if (selection is { Upstream.Kind: UpstreamKind.Public, Device: Device.Cpu })
            return new("docker.io/library/python:3.12.14-slim-trixie@sha256:78387bc3881b8273120a12ebe6c1ab22b018ccc2c9adf565ae1ac9b536e184ea", $"/usr/local/bin/{python}", []);
        IReadOnlyList<string> packages = ["ca-certificates", python, $"{python}-venv"];
        if (Backends.Of(selection.Backend).IsEngine)
            packages = [.. packages, .. s_atRunTime, $"{python}-dev"];
        return selection.Device == Device.Gpu && selection.Upstream.Kind == UpstreamKind.Public
            ? new("docker.io/nvidia/cuda:13.0.3-base-ubuntu24.04@sha256:7c7413a56200486f71f181cad9310f6fd31b6bb21816ade15fc9c1e1e927a5c1", $"/usr/bin/{python}", packages)
            : new("docker.io/library/debian:trixie-slim", $"/usr/bin/{python}", packages);
    }
}
