namespace Slipway.Core.Catalog;

/// <summary>A backend and where it can be.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Title">As its makers write it.</param>
/// <param name="Package">The package that is it.</param>
/// <param name="IsEngine">Whether it is an inference engine: at home in mode full, on GPUs, and alone in its image.</param>
/// <param name="Modes">Modes that can hold it.</param>
public sealed record BackendFacts(Backend Backend, string Title, string Package, bool IsEngine, IReadOnlyList<Mode> Modes);

/// <summary>The backends.</summary>
public static class Backends
{
    /// <summary>All backends.</summary>
    public static readonly IReadOnlyList<BackendFacts> All =
    [
        new(Backend.Onnx, "ONNX Runtime", "onnxruntime", IsEngine: false, [Mode.Minimal, Mode.Recommended]),
        new(Backend.Torch, "PyTorch", "torch", IsEngine: false, [Mode.Minimal, Mode.Recommended]),
        new(Backend.Vllm, "vLLM", "vllm", IsEngine: true, [Mode.Full]),
        new(Backend.Sglang, "SGLang", "sglang", IsEngine: true, [Mode.Full]),
        new(Backend.Trtllm, "TensorRT-LLM", "tensorrt-llm", IsEngine: true, [Mode.Full]),
    ];

    /// <summary>The facts of a backend.</summary>
    /// <param name="backend">The backend.</param>
    public static BackendFacts Of(Backend backend) => All[(int)backend];

    /// <summary>The backends that a mode can hold, one an image.</summary>
    /// <param name="mode">The mode.</param>
    public static IReadOnlyList<Backend> In(Mode mode) => [.. All.Where(x => x.Modes.Contains(mode)).Select(x => x.Backend)];
}
