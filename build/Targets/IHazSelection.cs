using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameters that say what is built.</summary>
[OptionGroup(OptionGroup.What)]
public interface IHazSelection : INukeBuild
{
    /// <summary>What is installed.</summary>
    [Parameter("What is installed: minimal, recommended or full. Default is minimal; full on device gpu")]
    Mode? Mode => TryGetValue<Mode?>(() => Mode);

    /// <summary>What the image computes on.</summary>
    [Parameter("What the image computes on: cpu or gpu. Default is cpu; gpu for mode full")]
    Device? Device => TryGetValue<Device?>(() => Device);

    /// <summary>What the image infers with.</summary>
    [Parameter("What the image infers with: onnx, torch, vllm, sglang or trtllm. Default is onnx on debian, vllm for mode full, else torch", Separator = ",")]
    BackendChoice[]? Backend => TryGetValue(() => Backend);

    /// <summary>Platforms of the image.</summary>
    [Parameter("linux/amd64, linux/arm64 or both (then one index holds both). Default is the platform of this machine", Separator = ",")]
    string[]? Platform => TryGetValue(() => Platform);

    /// <summary>Where bases and packages come from.</summary>
    [Parameter("Where bases and packages come from: public, pypi, debian or an upstream of slipway.json. Default is public")]
    string? Upstream => TryGetValue(() => Upstream);

    /// <summary>Refuses to resolve anew.</summary>
    [Parameter("Refuses to resolve packages anew when a locked one is gone from its suite. Default is true on CI")]
    bool Locked => TryGetValue<bool?>(() => Locked) ?? IsServerBuild;
}
