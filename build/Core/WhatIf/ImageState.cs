using Slipway.Core.Catalog;
using Slipway.Core.Layering;
using Slipway.Core.Planning;
using LayerPlan = Slipway.Core.Planning.LayerPlan;

namespace Slipway.Core.WhatIf;

/// <summary>One platform's image as one state of the checkout would make it.</summary>
/// <param name="Tag">Mode, backend and device.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Groups">Its wheels by layer.</param>
/// <param name="Layers">Its layers with what is found of them, lowest first; of an image that this version does not build those of wheels and bytecode alone.</param>
/// <param name="Inputs">What its other layers are made from; null where there are none.</param>
public sealed record ImageState(string Tag, Platform Platform, IReadOnlyList<WheelGroup> Groups, IReadOnlyList<LayerPlan> Layers, PlanInputs? Inputs)
{
    /// <summary>Bytes of config and manifest; 0 where they are not known.</summary>
    public long Documents { get; init; }

    /// <summary>Packed bytes of Python sources for each byte of a wheel, by normalized name of the package, where one of its wheels is at hand.</summary>
    public IReadOnlyDictionary<string, double> Sources { get; init; } = new Dictionary<string, double>();

    /// <summary>Name and platform of the image.</summary>
    public string Id => $"{Tag} {Platform}";

    /// <summary>The images of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<ImageState> Of(BuildPlan plan) =>
        [
            .. plan.Images.Zip(
                plan.Inputs.Platforms,
                (image, inputs) => new ImageState(plan.Inputs.Selection.Tag, image.Platform, inputs.Groups, image.Layers, plan.Inputs)
            ),
        ];

    /// <summary>What the layer's platform is made from.</summary>
    internal PlatformInputs? PlatformInputs => Inputs?.Platforms.First(x => x.Platform == Platform);
}
