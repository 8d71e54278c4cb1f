using System.Globalization;
using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Debian;

/// <summary>What a Debian lock is made for.</summary>
/// <param name="Mode">Such as <c>minimal</c>.</param>
/// <param name="Backend">Such as <c>onnx</c>.</param>
/// <param name="Device">Such as <c>cpu</c>.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Suites">Where packages are taken of.</param>
public sealed record DebianTarget(string Mode, string Backend, string Device, Platform Platform, DebianSuites Suites)
{
    /// <summary>The head line of both locks.</summary>
    public override string ToString() => $"mode={Mode} backend={Backend} device={Device} platform={Platform} python={Python} suite={Suites.Release}";

    /// <summary>File name of the wheel lock; the package lock has <c>.debs.txt</c> instead of <c>.txt</c>.</summary>
    public string LockName => $"{Mode}-{Backend}.{Device}.{Platform.Architecture}.txt";

    /// <summary>File name of the package lock.</summary>
    public string DebsName => $"{Mode}-{Backend}.{Device}.{Platform.Architecture}.debs.txt";

    /// <summary>The interpreter of the suite, for markers of requirements.</summary>
    public MarkerEnvironment Environment =>
        MarkerEnvironment.Of(new WheelTarget(int.Parse(DebianSuites.PythonOf(Suites.Release)[1..], CultureInfo.InvariantCulture), Platform.Machine, null));

    private string Python => DebianSuites.PythonOf(Suites.Release).Insert(1, ".");
}
