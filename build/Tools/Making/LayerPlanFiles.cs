using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Core.Locks;

namespace Slipway.Tools.Making;

/// <summary>The plans of layers that are kept beside the locks.</summary>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="settings">layers in slipway.json; null for nothing.</param>
/// <param name="made">Locks that are about to be written, whose names count too.</param>
internal sealed class LayerPlanFiles(LockFolder folder, LayerSettings? settings, IReadOnlyList<LockFile>? made = null)
{
    private readonly LockLayering _layering = new(
        settings,
        () => folder.PackageNames().Concat((made ?? []).SelectMany(x => x.Packages).Select(x => x.NormalizedName))
    );

    /// <summary>The layers of a lock: of the plan that is there, or planned now.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="lockFile">The lock.</param>
    /// <param name="notes">Receives a warning where the plan that is there cannot be taken: SLP168, SLP174.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167: pinned groups.</exception>
    public LockLayers Of(LockJob job, LockFile lockFile, List<Problem> notes)
    {
        var (stored, warning) = Read(job);
        if (warning is not null)
            notes.Add(warning);
        var layers = _layering.Of(lockFile, stored);
        if (!layers.IsStored && warning is null)
            notes.Add(LayerPlanProblems.PlannedByRun(folder.Shown(job.Layers), layers.Change, CommandOf(job)));
        return layers;
    }

    /// <summary>What is wrong with the plan of a lock; nothing where it fits.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="lockFile">The lock.</param>
    /// <returns>SLP168, SLP173, SLP174.</returns>
    public Problem? Check(LockJob job, LockFile lockFile)
    {
        var (stored, warning) = Read(job);
        var path = folder.Shown(job.Layers);
        return warning
            ?? _layering.ChangeSince(lockFile, stored) switch
            {
                "" => null,
                var change when stored is null => LayerPlanProblems.PlannedByRun(path, change, CommandOf(job)),
                var change => LayerPlanProblems.StalePlan(path, change, CommandOf(job)),
            };
    }

    /// <summary>Writes a plan, where it is not the one that is there.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="layers">Its layers.</param>
    /// <returns>What a person should read; null where nothing was written.</returns>
    public string? Write(LockJob job, LockLayers layers)
    {
        if (layers.IsStored)
            return null;
        folder.Write(job.Layers, layers.Stored.ToJson());
        return $"{folder.Shown(job.Layers)}: {layers.Groups.Count} layers of wheels{(layers.Kept > 0 ? $", {layers.Kept} as before" : "")}";
    }

    private (StoredLayerPlan? Plan, Problem? Warning) Read(LockJob job) =>
        folder.Read(job.Layers) is { } bytes ? StoredLayerPlan.Read(Encoding.UTF8.GetString(bytes), folder.Shown(job.Layers)) : (null, null);

    private static string CommandOf(LockJob job) => job.Command.Replace(" Lock ", " Lock --layers ", StringComparison.Ordinal);
}
