using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Store;

namespace Slipway.Targets;

/// <summary>Deletes what builds made.</summary>
public interface IClean : IHazAll
{
    /// <summary>Deletes out/ and .nuke/temp/slipway; with --all the store, too.</summary>
    Target Clean =>
        definition => definition.Description("Deletes out/ and .nuke/temp/slipway; with --all also the store.").Executes(() => Step.Run(this, DeleteAsync));

    private Task DeleteAsync(CancellationToken cancellation)
    {
        string[] folders = [RootDirectory / "out", TemporaryDirectory / "slipway", .. All ? [SlipwayHome.FromEnvironment().Store] : (string[])[]];
        foreach (var folder in folders.Where(Directory.Exists))
        {
            Console.WriteLine($"deleting {folder}: {Folder.SizeOf(folder) / 1e6:0.0} MB");
            Directory.Delete(folder, recursive: true);
        }
        return Task.CompletedTask;
    }
}
