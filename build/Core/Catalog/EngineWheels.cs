namespace Slipway.Core.Catalog;

/// <summary>Where the wheels of a backend on GPUs run.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Platform">The platform that it has wheels for.</param>
/// <param name="Glibc">The oldest C library that all of them run on.</param>
/// <param name="Because">The wheel that asks for it.</param>
public sealed record EngineWheels(Backend Backend, Platform Platform, GlibcLevel Glibc, string Because)
{
    /// <summary>What the committed locks say; a backend without a line for a platform has no wheel there.</summary>
    public static readonly IReadOnlyList<EngineWheels> All =
    [
        new(Backend.Onnx, Platform.Amd64, new(2, 28), "onnxruntime-gpu 1.31.1"),
        new(Backend.Onnx, Platform.Arm64, new(2, 34), "onnxruntime-gpu 1.31.1"),
        new(Backend.Torch, Platform.Amd64, new(2, 28), "torch 2.15.0"),
        new(Backend.Torch, Platform.Arm64, new(2, 34), "onnxruntime-gpu 1.31.1"),
        new(Backend.Vllm, Platform.Amd64, new(2, 34), "cryptography 50.0.2"),
        new(Backend.Vllm, Platform.Arm64, new(2, 34), "onnxruntime-gpu 1.31.1"),
        new(Backend.Sglang, Platform.Amd64, new(2, 34), "sglang 0.5.23"),
        new(Backend.Sglang, Platform.Arm64, new(2, 34), "sglang 0.5.23"),
        // Not resolved yet: its release image is Ubuntu 24.04 for both platforms.
        new(Backend.Trtllm, Platform.Amd64, new(2, 39), "tensorrt-llm's own image"),
        new(Backend.Trtllm, Platform.Arm64, new(2, 39), "tensorrt-llm's own image"),
    ];

    /// <summary>The platforms that a backend has wheels for.</summary>
    /// <param name="backend">The backend.</param>
    public static IReadOnlyList<Platform> PlatformsOf(Backend backend) => [.. All.Where(x => x.Backend == backend).Select(x => x.Platform)];
}
