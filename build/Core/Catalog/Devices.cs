namespace Slipway.Core.Catalog;

/// <summary>A device and what it asks for.</summary>
/// <param name="Device">The device.</param>
/// <param name="DefaultMode">The mode where none is said.</param>
/// <param name="Needs">What a machine needs to run the image. Building it needs none of it.</param>
public sealed record DeviceFacts(Device Device, Mode DefaultMode, string Needs);

/// <summary>The devices.</summary>
public static class Devices
{
    /// <summary>All devices, the default first.</summary>
    public static readonly IReadOnlyList<DeviceFacts> All =
    [
        new(Device.Cpu, Mode.Minimal, "nothing"),
        new(Device.Gpu, Mode.Full, "Linux, an NVIDIA GPU and its driver"),
    ];

    /// <summary>The facts of a device.</summary>
    /// <param name="device">The device.</param>
    public static DeviceFacts Of(Device device) => All[(int)device];
}
