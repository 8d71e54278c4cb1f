using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Wheels;
using LayerPlan = Slipway.Core.Planning.LayerPlan;

namespace Slipway.Core.WhatIf;

/// <summary>
/// Layers of wheels and of their bytecode where nothing else of an image is known, since this version does not build it. The keys of wheels are those that a build would
/// have; those of bytecode, which name the base's Python too, are good for comparing alone.
/// </summary>
public static class WheelLayers
{
    /// <summary>The image of a lock.</summary>
    /// <param name="tag">Mode, backend and device.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="python">Version of Python.</param>
    /// <param name="groups">Its wheels by layer.</param>
    /// <param name="withBytecode">Whether images have bytecode.</param>
    /// <param name="find">The layer of a key, or null.</param>
    public static ImageState Of(string tag, Platform platform, string python, IReadOnlyList<WheelGroup> groups, bool withBytecode, Func<Key, PackedLayer?> find)
    {
        var wheels = groups.Select(x => (Group: x, Record: InputKeys.Wheels(python, x))).ToList();
        return new ImageState(
            tag,
            platform,
            groups,
            [
                .. wheels.Select(x => Layer(LayerMaker.Wheels, x.Group.Name, platform, x.Record, find)),
                .. withBytecode ? wheels.Select(x => Layer(LayerMaker.Bytecode, BytecodeFiles.LayerOf(x.Group.Name), platform, Bytecode(x.Record), find)) : [],
            ],
            null
        );
    }

    private static BytecodeKey Bytecode(WheelsKey wheels) =>
        new(Recipes.Bytecode, wheels.Python, Digest.Of(""), wheels.Recipe, wheels.LeaveOuts, wheels.Wheels);

    private static LayerPlan Layer(LayerMaker maker, string name, Platform platform, object record, Func<Key, PackedLayer?> find)
    {
        var text = Key.Text(record);
        var packed = find(Key.OfText(text));
        return new LayerPlan(maker, name, platform, Key.OfText(text), text, packed is null ? PlanState.Make : PlanState.Found, [], packed);
    }
}
