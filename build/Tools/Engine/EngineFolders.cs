using System.Security.Cryptography;
using System.Text;

namespace Slipway.Tools.Engine;

/// <summary>Where the own engine keeps what. Everything of one home is apart from every other one's: folders, sockets, bridge, control group.</summary>
/// <param name="home">The home that the engine belongs to.</param>
public sealed class EngineFolders(SlipwayHome home)
{
    /// <summary>A unix socket's path is limited to 107 bytes (unix(7)); the deepest socket below <see cref="Run"/> takes 43.</summary>
    private const int LongestRun = 107 - 43;

    private readonly string _mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home.Root)))[..10];

    /// <summary>The engine's own folder.</summary>
    public string Root => home.Engine;

    /// <summary>Unpacked packages, one folder a set.</summary>
    public string Packages => Path.Combine(home.Engine, "packages");

    /// <summary>Images, containers and build cache.</summary>
    public string Data => Path.Combine(home.Engine, "data");

    /// <summary>Logs of the daemons; they outlive a stop.</summary>
    public string Logs => Path.Combine(home.Engine, "logs");

    /// <summary>What buildx remembers of its builders.</summary>
    public string Buildx => Path.Combine(home.Engine, "buildx");

    /// <summary>Held while the engine is started or stopped.</summary>
    public string Lock => Path.Combine(home.Engine, "lock");

    /// <summary>Sockets, configuration and state of the running engine; gone when it is stopped. A short folder below /run where the home's path is too long for sockets.</summary>
    public string Run => Encoding.UTF8.GetByteCount(OwnRun) <= LongestRun ? OwnRun : $"/run/slipway-{_mark}";

    /// <summary>The engine's API.</summary>
    public string Socket => Path.Combine(Run, "docker.sock");

    /// <summary>containerd's API.</summary>
    public string ContainerdSocket => Path.Combine(Run, "containerd.sock");

    /// <summary>dockerd's configuration. Its path on a command line is how the engine's processes are known.</summary>
    public string DockerdConfig => Path.Combine(Run, "dockerd.json");

    /// <summary>containerd's configuration.</summary>
    public string ContainerdConfig => Path.Combine(Run, "containerd.toml");

    /// <summary>The engine's network interface: at most 15 characters (IFNAMSIZ).</summary>
    public string Bridge => $"sw-{_mark}";

    /// <summary>The control group that all its containers and RUN steps are in.</summary>
    public string Cgroup => $"slipway-{_mark}";

    /// <summary>A number derived from the home, the same every time: where the search for a free subnet begins.</summary>
    public int Seed => Convert.ToInt32(_mark[..4], 16);

    private string OwnRun => Path.Combine(home.Engine, "run");
}
