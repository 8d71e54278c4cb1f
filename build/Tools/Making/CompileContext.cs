using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>The folder that the step which compiles a wheel reads: what is in its key, and nothing else.</summary>
internal static class CompileContext
{
    /// <exception cref="SlipwayException">SLP122: a patch changed after the plan was made; SLP303: a file is not in the store.</exception>
    public static void Write(Workbench bench, CompilePlan wheel, string scratch)
    {
        var folder = CompileBake.InputsOf(scratch, wheel);
        var patches = Path.Combine(folder, BuildsFile.Patches);
        Directory.CreateDirectory(Path.Combine(folder, "wheels"));
        Directory.CreateDirectory(patches);
        File.WriteAllText(Path.Combine(folder, CompileBake.Facts), CompileInputs.Of(wheel.Record, wheel.Key).ToJson());
        Copy(bench, wheel.Build.Source.Hash, Path.Combine(folder, wheel.Build.Source.File));
        foreach (var required in wheel.Build.Requires)
            Copy(bench, required.Hash, Path.Combine(folder, "wheels", required.File));
        foreach (var patch in wheel.Record.Patches)
        {
            var name = $"{BuildsFile.Patches}/{patch.Path}";
            var bytes = bench.Request.Folder.Read(name);
            if (bytes is null || Digest.Of(bytes) != patch.Content)
                throw new SlipwayException(SettingsProblems.ChangedMeanwhile(bench.Request.Folder.Shown(name)));
            File.WriteAllBytes(Path.Combine(patches, patch.Path), bytes);
        }
    }

    /// <summary>A copy: what BuildKit reads may not be another name of a file of the store.</summary>
    private static void Copy(Workbench bench, Digest digest, string path)
    {
        using var content = bench.Store.Open(digest);
        using var file = File.Create(path);
        content.CopyTo(file);
    }
}
