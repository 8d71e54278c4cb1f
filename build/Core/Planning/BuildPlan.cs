using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Wheels;

namespace Slipway.Core.Planning;

/// <summary>Whether something exists under its key.</summary>
public enum PlanState
{
    /// <summary>It exists and is reused.</summary>
    Found,

    /// <summary>It has to be made.</summary>
    Make,

    /// <summary>Nothing that has to be made needs it.</summary>
    NotNeeded,
}

/// <summary>One layer of one image.</summary>
/// <param name="Maker">Who makes it.</param>
/// <param name="Name">Its name within the image: the maker, for wheels the group.</param>
/// <param name="Platform">The image's platform.</param>
/// <param name="Key">Its key.</param>
/// <param name="Inputs">The key's text (<see cref="Planning.Key.Text"/>).</param>
/// <param name="State">Found or Make.</param>
/// <param name="Reasons">Why it has to be made, the most telling first; where it was found.</param>
/// <param name="Packed">The layer, when found.</param>
public sealed record LayerPlan(
    LayerMaker Maker,
    string Name,
    Platform Platform,
    Key Key,
    string Inputs,
    PlanState State,
    IReadOnlyList<Reason> Reasons,
    PackedLayer? Packed
)
{
    /// <summary>The repository that has it, where it was found and the store lacks its bytes; null otherwise.</summary>
    public ImageReference? Repository { get; init; }

    /// <summary>Name and platform: the same layer of the same image in an earlier plan has the same.</summary>
    public string Id => $"{Platform}/{Name}";

    /// <summary>Name of the group of wheels that it is made of; null where it is made of something else.</summary>
    public string? Group =>
        Maker switch
        {
            LayerMaker.Wheels => Name,
            LayerMaker.Bytecode => BytecodeFiles.GroupOf(Name),
            _ => null,
        };

    /// <summary>Whether it is the layer of libraries that are found by walking from every wheel.</summary>
    public bool IsWalked => Maker == LayerMaker.Syslibs && Name == SyslibLayer.Common;
}

/// <summary>One platform's image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Key">Its key.</param>
/// <param name="Layers">Its layers, lowest first.</param>
public sealed record ImagePlan(Platform Platform, Key Key, IReadOnlyList<LayerPlan> Layers);

/// <summary>One product that is not an image of the service.</summary>
/// <param name="Name">BuildBase, Wheelhouse or BackendBuild.</param>
/// <param name="Key">Its key; of the wheelhouse, of all its wheels together.</param>
/// <param name="State">Whether it has to be made.</param>
/// <param name="Reasons">Why.</param>
public sealed record ProductPlan(string Name, Key Key, PlanState State, IReadOnlyList<Reason> Reasons);

/// <summary>What will be done and why. Immutable; the only thing that later steps read; no decision is made after it.</summary>
/// <param name="Inputs">What it was made from.</param>
/// <param name="BuildBase">The toolchain image.</param>
/// <param name="Wheelhouse">The wheels.</param>
/// <param name="BackendBuild">The service's native code.</param>
/// <param name="Images">One image a platform.</param>
public sealed record BuildPlan(PlanInputs Inputs, ProductPlan BuildBase, ProductPlan Wheelhouse, ProductPlan BackendBuild, IReadOnlyList<ImagePlan> Images)
{
    /// <summary>Wheels that are compiled from source archives, of all platforms.</summary>
    public IReadOnlyList<CompilePlan> Compiles { get; init; } = [];

    /// <summary>All layers of all images.</summary>
    public IEnumerable<LayerPlan> Layers => Images.SelectMany(x => x.Layers);

    /// <summary>Layers that have to be made, each key once: two platforms may share one.</summary>
    public IEnumerable<LayerPlan> ToMake => Layers.Where(x => x.State == PlanState.Make).DistinctBy(x => x.Key);

    /// <summary>Layers that a registry has and the store lacks, each key once.</summary>
    public IEnumerable<LayerPlan> Remote => Layers.Where(x => x.Repository is not null).DistinctBy(x => x.Key);

    /// <summary>Key of the whole: all images together.</summary>
    public Key Key => Key.Of(new IndexKey([.. Images.Select(x => x.Key)]));
}
