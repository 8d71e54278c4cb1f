using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Tools.Engine;

/// <summary>The configuration files of the own engine's daemons.</summary>
internal static class EngineConfiguration
{
    // dockerd of 28 does not collect unless it is told. After some weeks of builds every step waited for a database of 280 MB.
    // What the engine's default drops after two days, the mounts with compilers' caches, is what a build misses most: they go last, by use, like all else.
    private static JsonObject Collection =>
        new()
        {
            ["enabled"] = true,
            ["policy"] = new JsonArray(
                new JsonObject { ["keepStorage"] = "1GB", ["filter"] = new JsonArray("type=source.local", "unused-for=48h") },
                new JsonObject { ["keepStorage"] = "20GB" },
                new JsonObject { ["keepStorage"] = "20GB", ["all"] = true }
            ),
        };

    /// <summary>
    /// dockerd's (docs.docker.com, "dockerd": daemon configuration file). The machine's firewall and forwarding are left alone: containers reach one another and this machine,
    /// published ports go through docker-proxy, and a RUN step that needs the outside runs with the host's network.
    /// </summary>
    /// <param name="folders">The engine's folders.</param>
    /// <param name="programs">Its programs.</param>
    /// <param name="snapshotter">containerd's snapshotter.</param>
    public static string Dockerd(EngineFolders folders, EnginePrograms programs, string snapshotter) =>
        new JsonObject
        {
            ["hosts"] = new JsonArray($"unix://{folders.Socket}"),
            ["containerd"] = folders.ContainerdSocket,
            ["data-root"] = Path.Combine(folders.Data, "docker"),
            ["exec-root"] = Path.Combine(folders.Run, "docker"),
            ["pidfile"] = Path.Combine(folders.Run, "dockerd.pid"),
            ["bridge"] = folders.Bridge,
            ["iptables"] = false,
            ["ip6tables"] = false,
            ["ip-forward"] = false,
            ["ip-masq"] = false,
            ["features"] = new JsonObject { ["containerd-snapshotter"] = true },
            ["storage-driver"] = snapshotter,
            ["cgroup-parent"] = $"/{folders.Cgroup}",
            ["exec-opts"] = new JsonArray("native.cgroupdriver=cgroupfs"),
            ["userland-proxy-path"] = programs.DockerProxy,
            ["init-path"] = programs.Init,
            ["shutdown-timeout"] = 5,
            ["builder"] = new JsonObject { ["gc"] = Collection },
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    /// <summary>containerd's: version 2 of its format, which 1.7 and 2.x read. Plugins that only Kubernetes and other file systems need are off.</summary>
    /// <param name="folders">The engine's folders.</param>
    public static string Containerd(EngineFolders folders) =>
        $"""
            version = 2
            root = "{Path.Combine(folders.Data, "containerd")}"
            state = "{Path.Combine(folders.Run, "containerd")}"
            disabled_plugins = [
              "io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime", "io.containerd.nri.v1.nri", "io.containerd.internal.v1.opt",
              "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.blockfile",
              "io.containerd.snapshotter.v1.erofs", "io.containerd.snapshotter.v1.aufs",
            ]
            [grpc]
            address = "{folders.ContainerdSocket}"
            [ttrpc]
            address = "{folders.ContainerdSocket}.ttrpc"

            """;

    /// <summary>overlayfs, except where the data already lies on one (inside a container): the kernel refuses overlays on overlays.</summary>
    /// <param name="folder">The data folder; must exist.</param>
    public static string Snapshotter(string folder) => new DriveInfo(folder).DriveFormat is "overlay" or "overlayfs" ? "native" : "overlayfs";
}
