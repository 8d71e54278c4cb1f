namespace Slipway.Core.Catalog;

/// <summary>A mode and what it is for.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Adds">What it adds to the mode before it, by what it is for: <c>requirements/*.in</c> name the packages.</param>
/// <param name="BestFor">Who takes it.</param>
public sealed record ModeFacts(Mode Mode, IReadOnlyList<ContentFacts> Adds, string BestFor);

/// <summary>A part of a mode's contents.</summary>
/// <param name="What">What it does.</param>
/// <param name="Package">The package that brings it, as an input names it; empty where none does.</param>
/// <param name="Remark">Where it is from or why it is missing; empty where the package says it.</param>
public sealed record ContentFacts(string What, string Package, string Remark = "");

/// <summary>The modes, each one a superset of the one before it.</summary>
public static class Modes
{
    /// <summary>All modes, the smallest first.</summary>
    public static readonly IReadOnlyList<ModeFacts> All =
    [
        new(
            Mode.Minimal,
            [
                new("inference", "torch", "backend onnx: onnxruntime and no torch"),
                new("models of the Hugging Face hub", "transformers"),
                new("detection", "ultralytics", "backend onnx: left out, it needs torch"),
                new("web service", "fastapi"),
                new(
                    "video",
                    "opencv-python-headless",
                    "one OpenCV: ultralytics' opencv-python is left out by overrides.txt; upstream debian: left out, its package needs 300 MB"
                ),
                new("standard tracking (ByteTrack, BoT-SORT)", "ultralytics", "both are part of ultralytics"),
            ],
            "development, CI"
        ),
        new(
            Mode.Recommended,
            [
                new("4-bit and 8-bit quantization", "bitsandbytes", "backend onnx: ONNX Runtime's own quantization tools, which need onnx"),
                new("loading of quantized models", "accelerate", "backend onnx: left out, it needs torch"),
            ],
            "development with optimization"
        ),
        new(
            Mode.Full,
            [
                new("one inference engine", "vllm", "or sglang, or tensorrt-llm: one engine an image"),
                new("video segmentation (SAM 2)", "sam2", "published as source only: compiled in the build base"),
                new("tracking tools, ByteTrack", "supervision"),
                new("SAMURAI", "", "no index has a package of it; its code is a fork of SAM 2 that a service brings as its own source"),
            ],
            "production"
        ),
    ];

    /// <summary>The facts of a mode.</summary>
    /// <param name="mode">The mode.</param>
    public static ModeFacts Of(Mode mode) => All[(int)mode];
}
