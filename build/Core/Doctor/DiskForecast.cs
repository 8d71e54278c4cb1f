using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Doctor;

/// <summary>Bytes that a build writes, from the sizes in its locks. Rather too much than too little: a build that stops half-way is the dearer mistake.</summary>
/// <param name="Store">Below the store: what is downloaded, converted and packed.</param>
/// <param name="Engine">In the engine's data: toolchain, build cache, the image unpacked.</param>
/// <param name="Basis">What the figures rest on.</param>
public sealed record DiskForecast(long Store, long Engine, string Basis)
{
    /// <summary>What mode full takes at least, wherever its packages come from: engines with CUDA libraries unpack to 15 to 20 GB.</summary>
    public const long Full = 20_000_000_000;

    /// <summary>What is assumed where no plan could be made.</summary>
    public const long Unplanned = 2_000_000_000;

    /// <summary>Packages of Debian and wheels unpack to about three times their size (measured on the demo: 2.6 and 3.1).</summary>
    private const int Unpacking = 3;

    /// <summary>The forecast of a plan. Nothing to make takes nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="has">Whether the store has a file.</param>
    /// <param name="runs">Whether the image is loaded into an engine of this machine.</param>
    public static DiskForecast Of(BuildPlan plan, Func<Digest, bool> has, bool runs)
    {
        var make = plan.ToMake.ToList();
        if (make.Count == 0)
            return new DiskForecast(0, 0, "nothing to make");
        var compiles = make.Exists(x => x.Maker == LayerMaker.Component);
        var made = plan.Inputs.Platforms.Where(x => make.Exists(layer => layer.Platform == x.Platform)).ToList();
        var debs = made.SelectMany(x => x.Base.Concat(x.Syslibs)).Concat(compiles ? plan.Inputs.Toolchain : []).DistinctBy(x => x.Sha256).ToList();
        var wheels = made.SelectMany(x => x.Groups).SelectMany(x => x.Wheels).DistinctBy(x => x.Hash).ToList();
        var model = plan.Inputs.Model is { } pin && make.Exists(x => x.Maker == LayerMaker.Model) ? pin.Size : 0;
        // Fetched and converted once each; packed layers are about as large as the packed packages.
        var fetched = debs.Where(x => !has(x.Sha256)).Sum(x => x.Size) + wheels.Where(x => !has(x.Hash)).Sum(x => x.Size ?? 0) + model;
        var packed = debs.Sum(x => x.Size) + wheels.Sum(x => x.Size ?? 0) + model;
        var toolchain = compiles ? plan.Inputs.Toolchain.Sum((DebPackage x) => x.Size) * (Unpacking + 1) : 0;
        return new DiskForecast(fetched + packed, toolchain + (runs ? packed * (Unpacking + 1) : 0), "the sizes in the locks");
    }

    /// <summary>The same, and at least what the mode takes.</summary>
    /// <param name="mode">The mode.</param>
    public DiskForecast AtLeast(Mode? mode) =>
        mode == Mode.Full ? new DiskForecast(Math.Max(Store, Full), Math.Max(Engine, Full), "mode full takes 20 GB and more") : this;
}
