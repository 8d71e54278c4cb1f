using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;

namespace Slipway.Core.Tests.Layering;

/// <summary>A lock of some wheels.</summary>
internal static class Lock
{
    public static LockFile Of(IEnumerable<PlannedWheel> wheels, string day) =>
        new(LockHead.Of(new LockTarget([]), Digest.Of(""), [], $"uv 1 exclude-newer={day}"), [.. wheels.Select(Package)]);

    private static LockedPackage Package(PlannedWheel wheel) =>
        new(
            wheel.Name,
            wheel.Version,
            Digest.Of(wheel.Identity),
            $"{wheel.Name}.whl",
            wheel.Size,
            [.. wheel.IsRoot ? [LockedPackage.Root] : Array.Empty<string>(), .. wheel.Parents],
            false,
            []
        );
}
