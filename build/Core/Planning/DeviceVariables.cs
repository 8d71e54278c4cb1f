using Slipway.Core.Catalog;

namespace Slipway.Core.Planning;

/// <summary>GPU generations as builds read them: in one form for each kind of build. All say the same: machine code for each generation, and portable code where it was asked for.</summary>
internal static class DeviceVariables
{
    /// <summary>The variables; none without generations.</summary>
    /// <param name="devices">The generations.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyList<GpuTarget> devices) =>
        devices.Count == 0
            ? []
            :
            [
                // Extensions of PyTorch.
                new("TORCH_CUDA_ARCH_LIST", string.Join(' ', devices)),
                // CMake, which adds portable code to a bare number.
                new("CUDAARCHS", string.Join(';', devices.Select(x => Number(x) + (x.Ptx ? "" : "-real")))),
                // What calls nvcc by itself, NVIDIA's own Makefiles among them.
                new("NVCC_GENCODE", string.Join(' ', devices.SelectMany(Codes))),
            ];

    private static IEnumerable<string> Codes(GpuTarget device)
    {
        yield return $"-gencode=arch=compute_{Number(device)},code=sm_{Number(device)}";
        if (device.Ptx)
            yield return $"-gencode=arch=compute_{Number(device)},code=compute_{Number(device)}";
    }

    private static string Number(GpuTarget device) => device.Architecture.Capability.Replace(".", "", StringComparison.Ordinal);
}
