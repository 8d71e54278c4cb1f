using Slipway.Core.Auditing.Packages;
using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>CUDA in an image that computes on the processor.</summary>
internal sealed class CudaOnCpuRule : IAuditRule
{
    public string Name => "cuda-on-cpu";

    public string About => "CUDA wheels (nvidia-*, triton, onnxruntime-gpu, ...), the CUDA build of torch and CUDA toolkits in an image for device cpu";

    public string LeavesAlone =>
        "torch with +cpu; where nobody says what the image is for, it is a note, and nothing at all where the image asks for a GPU (NVIDIA_VISIBLE_DEVICES)";

    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        if (subject.Intent.Device == Device.Gpu || (subject.Intent.Device is null && AsksForGpu(subject)))
            return [];
        var torch = subject.Python("torch");
        var isSure = subject.Intent.Device == Device.Cpu || torch?.Version.EndsWith("+cpu", StringComparison.Ordinal) == true;
        var severity = isSure ? Severity.Waste : Severity.Note;
        var condition = isSure ? "" : "; right only if the image is for a GPU";
        return
        [
            .. from package in subject.Owners.All
            where package.Kind == PackageKind.Python && CudaLibraries.IsForGpuOnly(package.Name)
            let total = subject.Total(package)
            select new Finding(
                Name,
                severity,
                package.Folder,
                total.Bytes,
                subject.Blame(package),
                $"{package.Title} is of use on a GPU alone{condition}",
                Remedy(package)
            ),
            .. torch is not null && !torch.Version.Contains("+cpu", StringComparison.Ordinal) ? Torch(subject, torch, severity, condition) : [],
            .. Toolkits(subject, severity, condition),
        ];
    }

    private static bool AsksForGpu(AuditSubject subject) =>
        subject.Image.Config.Config?.Env?.Any(x =>
            x.StartsWith("NVIDIA_VISIBLE_DEVICES=", StringComparison.Ordinal) || x.StartsWith("NVIDIA_REQUIRE_CUDA=", StringComparison.Ordinal)
        ) == true;

    private static string Remedy(Distribution package) =>
        package.Name == "onnxruntime-gpu"
            ? "install onnxruntime instead"
            : $"install the cpu build of what asks for {package.Name}, such as torch from https://download.pytorch.org/whl/cpu";

    private IEnumerable<Finding> Torch(AuditSubject subject, Distribution torch, Severity severity, string condition)
    {
        var bytes = 0L;
        for (var i = 0; i < subject.Tree.Entries.Count; i++)
            if (subject.Owners.Of(i) == torch.Index && subject.Tree.Entries[i].Entry is { Size: > 0 } entry && IsCuda(entry.Name))
                bytes += entry.Size;
        if (bytes > 0)
            yield return new Finding(
                Name,
                severity,
                $"{LayerPath.Parent(torch.Folder)}/torch/lib",
                bytes,
                subject.Blame(torch),
                $"{torch.Title} is the CUDA build{condition}",
                "install torch from https://download.pytorch.org/whl/cpu: its version ends in +cpu and it asks for no CUDA wheel"
            );
    }

    private static bool IsCuda(ReadOnlySpan<char> name) =>
        name.IndexOf(".so") > 0 && (name.IndexOf("cuda") >= 0 || name.IndexOf("nvrtc") >= 0 || CudaLibraries.Of(name) is not null);

    private IEnumerable<Finding> Toolkits(AuditSubject subject, Severity severity, string condition) =>
        from found in subject.Tree.Entries
        where found.Entry.Kind == ArchiveEntryKind.File && found.Entry.Path.StartsWith("usr/local/cuda-", StringComparison.Ordinal)
        group found by (Folder: string.Join('/', found.Entry.Path.Split('/', 4).Take(3)), found.Layer) into toolkit
        select new Finding(
            Name,
            severity,
            toolkit.Key.Folder,
            toolkit.Sum(x => x.Entry.Size),
            subject.Blame(toolkit.Key.Layer),
            $"a CUDA toolkit{condition}",
            "start from a base without CUDA, such as python:3.13-slim"
        );
}
