using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>How the engine keeps images: what slows a build down or makes it start over.</summary>
internal static class EngineDataRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Engine?.Found is not { } found)
            return null;
        var problems = new List<Problem>();
        if (!found.HasContainerdStore)
            problems.Add(
                DoctorProblems.Setup(
                    $"the engine at {found.Address} keeps images in the graph driver {found.StorageDriver}: every load is whole, and caches cannot be exported",
                    "the containerd image store",
                    "set \"features\": {\"containerd-snapshotter\": true} in /etc/docker/daemon.json and restart the engine"
                )
            );
        if (found.DataKind is "tmpfs" or "ramfs")
            problems.Add(
                DoctorProblems.Setup(
                    $"the engine's data in {found.DataRoot} is in memory ({found.DataKind})",
                    "a disk",
                    "set \"data-root\" in /etc/docker/daemon.json to a folder on a disk and restart the engine"
                )
            );
        if (found.StorageDriver is "vfs" or "native")
            problems.Add(
                DoctorProblems.Setup(
                    $"the engine's storage driver is {found.StorageDriver}: every layer is a whole copy",
                    "overlayfs or overlay2",
                    "move the engine's data to a file system that overlayfs works on (ext4, xfs)"
                )
            );
        if (found.IsRootless)
            problems.Add(
                DoctorProblems.Setup(
                    $"the engine at {found.Address} runs without root: its network is slower, it cannot open ports below 1024, and limits of memory need control groups v2",
                    "an engine with root, where one of these is in the way",
                    "docker context ls; docker context use default"
                )
            );
        return new Check(
            "engine data",
            $"{(found.IsRootless ? "rootless, " : "")}{(found.HasContainerdStore ? "containerd store" : "graph driver")} ({found.StorageDriver}) in {found.DataRoot}",
            problems
        );
    }
}
