using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing;

/// <summary>Reads out of an image's history who made a layer: <c>slipway MAKER NAME</c>.</summary>
internal static class LayerOrigin
{
    // What a Runtime is made of. What other products add on top is no part of one.
    private static readonly LayerMaker[] s_makers =
    [
        LayerMaker.Base,
        LayerMaker.Packages,
        LayerMaker.Syslibs,
        LayerMaker.Venv,
        LayerMaker.Wheels,
        LayerMaker.Bytecode,
        LayerMaker.Component,
        LayerMaker.Model,
        LayerMaker.App,
    ];

    // What Check and Dev add, on purpose.
    private static readonly LayerMaker[] s_forDevelopers = [LayerMaker.Tools, LayerMaker.TestTools, LayerMaker.TestModel, LayerMaker.Tests];

    /// <summary>Whether Slipway made a layer for tests or for developers: tools are what it is for.</summary>
    /// <param name="layer">The layer.</param>
    public static bool IsForDevelopers(LayerContents layer) => MakerOf(layer, s_forDevelopers) is not null;

    /// <summary>The maker of a layer of a Runtime; null for any other layer.</summary>
    /// <param name="layer">The layer.</param>
    public static LayerMaker? MakerOf(LayerContents layer) => MakerOf(layer, s_makers);

    private static LayerMaker? MakerOf(LayerContents layer, LayerMaker[] makers)
    {
        if (layer.Instruction.Split(' ') is not ["slipway", var word, ..])
            return null;
        foreach (var maker in makers)
            if (maker.ToString() == word)
                return maker;
        return null;
    }
}
