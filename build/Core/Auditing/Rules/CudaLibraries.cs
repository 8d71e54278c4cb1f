namespace Slipway.Core.Auditing.Rules;

/// <summary>Knows CUDA's libraries and the packages that bring them.</summary>
internal static class CudaLibraries
{
    private static readonly string[] s_prefixes =
    [
        "libcublas",
        "libcuda",
        "libcudnn",
        "libcufft",
        "libcufile",
        "libcupti",
        "libcurand",
        "libcusolver",
        "libcusparse",
        "libnccl",
        "libnpp",
        "libnvJitLink",
        "libnvToolsExt",
        "libnvblas",
        "libnvjpeg",
        "libnvrtc",
        "libnvinfer",
        "libnvonnxparser",
        "libnvshmem",
    ];

    /// <summary>Name of the library without version: <c>libcudart</c> of <c>libcudart.so.12.4.127</c> and of <c>libcudart-8774224f.so.12</c>; null for other files.</summary>
    /// <param name="file">File name.</param>
    public static string? Of(ReadOnlySpan<char> file)
    {
        if (!file.StartsWith("lib") || file.IndexOf(".so") is not (> 0 and var end))
            return null;
        foreach (var prefix in s_prefixes)
            if (file.StartsWith(prefix))
                return (file[..end].IndexOf('-') is > 0 and var dash ? file[..dash] : file[..end]).ToString();
        return null;
    }

    /// <summary>Version in a file name; empty where there is none.</summary>
    /// <param name="file">File name.</param>
    public static string VersionOf(string file) => file.IndexOf(".so.", StringComparison.Ordinal) is > 0 and var at ? file[(at + 4)..] : "";

    /// <summary>Whether a Python package is of use on a GPU alone.</summary>
    /// <param name="name">Normalized name.</param>
    public static bool IsForGpuOnly(string name) =>
        (name.StartsWith("nvidia-", StringComparison.Ordinal) && name is not ("nvidia-ml-py" or "nvidia-modelopt"))
        || name.StartsWith("cupy-cuda", StringComparison.Ordinal)
        || name.StartsWith("tensorrt", StringComparison.Ordinal)
        || name
            is "triton"
                or "pytorch-triton"
                or "onnxruntime-gpu"
                or "flash-attn"
                or "xformers"
                or "bitsandbytes"
                or "cuda-python"
                or "cuda-bindings"
                or "flashinfer-python"
                or "deep-gemm"
                or "faiss-gpu-cu12";
}
