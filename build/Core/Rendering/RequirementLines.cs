using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>A group's part of a lock as a requirements file that pip installs from with <c>--require-hashes</c>.</summary>
public static class RequirementLines
{
    /// <summary>PyTorch's own index of builds without CUDA, which the public one does not have; their versions end in <c>+cpu</c>.</summary>
    private const string TorchCpu = "https://download.pytorch.org/whl/cpu";

    /// <summary>The text: where packages come from, then one line a package. A group that a platform does not have gives no line.</summary>
    /// <param name="selection">What is installed.</param>
    /// <param name="group">The group; null where the platform does not have it.</param>
    public static string Render(Selection selection, WheelGroup? group)
    {
        var wheels = group?.Wheels ?? [];
        var text = new StringBuilder();
        if (wheels.Count == 0)
            DockerfileText.Line(text, "# Nothing for this platform: another group has it.");
        else if (selection.Upstream.Custom?.Indexes is { Count: > 0 } own)
            foreach (var (index, place) in own.Select((x, i) => (x, i)))
                DockerfileText.Line(text, $"{(place == 0 ? "--index-url" : "--extra-index-url")} {index.Url}");
        else if (wheels.Any(x => x.Version.EndsWith("+cpu", StringComparison.Ordinal)))
            DockerfileText.Line(text, $"--extra-index-url {TorchCpu}");
        foreach (var wheel in wheels)
            DockerfileText.Line(text, $"{wheel.NormalizedName}=={wheel.Version} --hash={wheel.Hash}");
        return text.ToString();
    }
}
