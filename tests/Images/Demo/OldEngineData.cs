using Slipway.Tools;
using Slipway.Tools.Engine;

namespace Slipway.Images.Tests.Demo;

/// <summary>Each run leaves some hundred MB of images and steps in the engine of a home that stays. With 20 GB of them every step takes longer.</summary>
internal static class OldEngineData
{
    private const int Most = 150_000;

    /// <summary>Puts an engine's data aside when they are many, and deletes them beside the tests: that takes a minute.</summary>
    public static async Task ForgetAsync(SlipwayHome home)
    {
        var engine = new OwnEngine(home, _ => { });
        var data = engine.Folders.Data;
        var old = data + ".old";
        if (Directory.Exists(data) && !Directory.Exists(old) && Entries(data) > Most)
        {
            // A run that was killed leaves its engine running.
            await engine.StopAsync(CancellationToken.None);
            Directory.Move(data, old);
        }
        _ = Task.Run(() =>
        {
            if (Directory.Exists(old))
                Directory.Delete(old, recursive: true);
        });
    }

    private static int Entries(string folder) =>
        Directory
            .EnumerateFileSystemEntries(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    IgnoreInaccessible = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }
            )
            .Take(Most + 1)
            .Count();
}
