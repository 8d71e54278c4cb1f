using Slipway.Core.Debian;

namespace Slipway.Tools.Debian;

/// <summary>The two locks of one target, and what making them showed.</summary>
/// <param name="Debs">The package lock.</param>
/// <param name="Wheels">The lines of the wheel lock; the wheels themselves are in the store.</param>
/// <param name="Syslibs">Which libraries are taken for whom.</param>
/// <param name="Notes">Lines that a person should see.</param>
public sealed record DebianLocks(DebLock Debs, IReadOnlyList<ConvertedWheel> Wheels, Syslibs Syslibs, IReadOnlyList<string> Notes)
{
    /// <summary>Text of the package lock.</summary>
    public string DebsText => DebLockText.Write(Debs);

    /// <summary>Text of the wheel lock.</summary>
    public string WheelsText => WheelLockText.Write(Debs, Wheels);
}
