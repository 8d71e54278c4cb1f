using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Records;
using Slipway.Tools.Service;

namespace Slipway.Tools.Making;

/// <summary>
/// Reads what plans begin with on another core, while the first one reads the command line: settings, a lock with its layers, the records. All of it is dropped and read again by the plan,
/// which finds the code compiled and the files in memory. A start is mostly such work, and little of it is ever side by side.
/// </summary>
public static class HeadStart
{
    /// <summary>Begins, and comes back at once. On one core it does nothing.</summary>
    /// <param name="root">Root folder of the repository; one that is none is left to who needs it.</param>
    public static void Take(string root)
    {
        if (Environment.ProcessorCount > 1)
            _ = Task.Run(() => Read(root));
    }

    private static void Read(string root)
    {
        try
        {
            var settings = new Checkout(root).Settings();
            var folder = new LockFolder(root);
            if (folder.Jobs(Upstreams.With([])) is [var job, ..])
            {
                List<Problem> problems = [];
                var locks = new CheckedLocks(folder);
                _ = locks.Debs(job, problems);
                if (locks.Wheels(job, problems) is { } wheels)
                    _ = new LayerPlanFiles(folder, settings.Layers).Of(job, wheels, problems);
            }
            _ = new RecordFiles(SlipwayHome.FromEnvironment(), root).Newest(1);
        }
        catch (Exception e) when (e is SlipwayException or IOException or UnauthorizedAccessException)
        {
            // Said by the plan, which meets it again.
        }
    }
}
