using Slipway.Core.Locks;
using Slipway.Core.Planning;

namespace Slipway.Core.Wheels;

/// <summary>A compiled wheel that somebody needs: whatever is found under its key must be a wheel of that project and version.</summary>
/// <param name="Key">Key of all that it is compiled from.</param>
/// <param name="Name">Normalized name of the project.</param>
/// <param name="Version">Version, as the lock has it.</param>
public sealed record WantedWheel(Key Key, string Name, string Version)
{
    /// <summary>Why a wheel is not the one that is needed; null where it is.</summary>
    /// <param name="wheel">A wheel's file name, with which its metadata agrees.</param>
    public string? Mismatch(WheelFileName wheel) =>
        wheel.Name == Name && PythonVersion.TryParse(Version, out var version) && version.Equals(wheel.Version)
            ? null
            : $"it is {wheel.Name} {wheel.Version}, and the key is that of {Name} {Version}";
}
