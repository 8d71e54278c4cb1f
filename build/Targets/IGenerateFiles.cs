using Nuke.Common;
using Slipway.Core.Rendering;

namespace Slipway.Targets;

/// <summary>Writes the committed files that are made from others.</summary>
public interface IGenerateFiles : INukeBuild
{
    /// <summary>Writes the committed files that are made from others.</summary>
    Target GenerateFiles => d => d.Description("Writes the committed files that are made from others").Executes(() => Step.Run(this, WriteFilesAsync));

    private Task WriteFilesAsync(CancellationToken cancellation)
    {
        foreach (var path in GeneratedFiles.Write(RootDirectory, CompletionFiles.Of((NukeBuild)this)))
            Console.WriteLine($"wrote {path}");
        return Task.CompletedTask;
    }
}
