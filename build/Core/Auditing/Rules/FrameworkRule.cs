using Slipway.Core.Catalog;

namespace Slipway.Core.Auditing.Rules;

/// <summary>A framework for training where one for inference would do.</summary>
internal sealed class FrameworkRule : IAuditRule
{
    private static readonly string[] s_frameworks =
    [
        "torch",
        "torchvision",
        "torchaudio",
        "tensorflow",
        "tensorflow-cpu",
        "jax",
        "jaxlib",
        "paddlepaddle",
        "mxnet",
        "keras",
    ];

    private static readonly string[] s_runtimes = ["onnxruntime", "onnxruntime-gpu", "openvino", "tflite-runtime", "ai-edge-litert", "tensorrt"];

    /// <summary>Whether a package is one of them.</summary>
    /// <param name="name">Normalized name.</param>
    public static bool IsOne(string name) => s_frameworks.Contains(name);

    public string Name => "framework";

    public string About => "a framework for training (torch, tensorflow, jax, ...) in an image that infers with ONNX Runtime, OpenVINO, LiteRT or TensorRT";

    public string LeavesAlone =>
        "frameworks that the service's own files import, and images of backends torch, vllm and sglang; those that a reached package imports are a note";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        if (subject.Intent.Backend is not (null or Backend.Onnx))
            yield break;
        var runtime = s_runtimes
            .Select(subject.Python)
            .FirstOrDefault(x => x is not null && (subject.Intent.Backend is not null || subject.Reach.ByService.Contains(x.Index)));
        if (runtime is null)
            yield break;
        foreach (var framework in s_frameworks.Select(subject.Python).OfType<Packages.Distribution>().Where(x => !subject.Reach.ByService.Contains(x.Index)))
        {
            var by = subject.Reach.By(framework);
            yield return new Finding(
                Name,
                by is null ? Severity.Waste : Severity.Note,
                framework.Folder,
                subject.Total(framework).Bytes,
                subject.Blame(framework),
                $"the service infers with {runtime.Name} and does not import {framework.Title}" + (by is null ? "" : $", but {by} gets at it"),
                by is null
                    ? $"take {framework.Name} out of what the image installs; convert models where they are trained"
                    : $"look whether {by} is needed for inference, and whether it has an extra without {framework.Name}"
            );
        }
    }
}
