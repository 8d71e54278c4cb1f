namespace Slipway.Core.Catalog;

/// <summary>What an upstream is made of.</summary>
public enum UpstreamKind
{
    /// <summary>Bases of public registries, packages of the Python index.</summary>
    Public,

    /// <summary>A Debian base, packages of the Python index.</summary>
    Pypi,

    /// <summary>One Debian mirror and nothing else.</summary>
    Debian,
}

/// <summary>Where bases and packages come from.</summary>
/// <param name="Name">As typed after <c>--upstream</c>; also the folder of its locks.</param>
/// <param name="Kind">What it is made of: rules and makers go by this, never by the name.</param>
/// <param name="Python">Its one Python, major and minor.</param>
/// <param name="Devices">Devices that it serves.</param>
/// <param name="Serves">Modes that it serves, each with its backends.</param>
/// <param name="CpuBase">BaseDistribution of the base on device cpu.</param>
/// <param name="GpuBase">BaseDistribution of the base on device gpu.</param>
/// <param name="Why">Why it does not serve the rest; empty where it serves everything.</param>
/// <param name="Custom">What slipway.json replaces in it; null for a built-in one.</param>
public sealed record Upstream(
    string Name,
    UpstreamKind Kind,
    string Python,
    IReadOnlyList<Device> Devices,
    IReadOnlyList<ServedMode> Serves,
    BaseDistribution CpuBase,
    BaseDistribution GpuBase,
    string Why = "",
    CustomUpstream? Custom = null
)
{
    /// <summary>The built-in upstreams, the default first.</summary>
    public static IReadOnlyList<Upstream> All => Upstreams.BuiltIn;

    /// <summary>Whether the upstream has the packages of a backend in a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="backend">The backend.</param>
    public bool Has(Mode mode, Backend backend) => Serves.Any(x => x.Mode == mode && x.Backends.Contains(backend));

    /// <summary>The distribution of the base for a device.</summary>
    /// <param name="device">The device.</param>
    public BaseDistribution Base(Device device) => device == Device.Gpu ? GpuBase : CpuBase;

    /// <summary>The name, for messages.</summary>
    public override string ToString() => Name;
}

/// <summary>A mode that an upstream serves.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Backends">The backends that it is served with.</param>
public sealed record ServedMode(Mode Mode, IReadOnlyList<Backend> Backends);
