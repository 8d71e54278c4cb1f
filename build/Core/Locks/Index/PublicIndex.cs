using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Index;

/// <summary>The indexes that everybody has: where the upstreams public and pypi take packages from unless others are named.</summary>
public static class PublicIndex
{
    /// <summary>The Python Package Index, which serves every name.</summary>
    public static readonly PackageIndex Pypi = new("pypi", new Uri("https://pypi.org/simple/"), []);

    /// <summary>
    /// PyTorch's own index of builds for device cpu (local version <c>+cpu</c>): the other index has CUDA builds under the same names. It serves links alone.
    /// </summary>
    public static readonly PackageIndex PyTorchCpu = new(
        "pytorch-cpu",
        new Uri("https://download.pytorch.org/whl/cpu/"),
        ["torch", "torchvision", "torchaudio"]
    )
    {
        IsTimeless = true,
    };

    /// <summary>The public indexes that a device's packages come from.</summary>
    /// <param name="device">The word of the device: <c>cpu</c> or <c>gpu</c>.</param>
    public static IndexSet For(string device) => new(device == "cpu" ? [PyTorchCpu, Pypi] : [Pypi]);

    /// <summary>An index by its address, as <c>--index</c> or <c>SLIPWAY_INDEX</c> give it.</summary>
    /// <param name="text">The address.</param>
    /// <returns>An index of the name <c>default</c> that serves every name.</returns>
    /// <exception cref="SlipwayException">SLP271.</exception>
    public static PackageIndex At(string text) => Named("default", text, []);

    /// <summary>An index with a name and what it may serve.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its address.</param>
    /// <param name="packages">What it may serve; empty for whatever no other claims.</param>
    /// <exception cref="SlipwayException">SLP271.</exception>
    public static PackageIndex Named(string name, string text, IReadOnlyList<string> packages)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SlipwayException(IndexProblems.BadAddress(text, "it is not an absolute http or https address"));
        if (address.UserInfo.Length > 0)
            throw new SlipwayException(IndexProblems.BadAddress(text.Replace(address.UserInfo, "***", StringComparison.Ordinal), "it holds credentials"));
        return new PackageIndex(name, address, packages);
    }
}
