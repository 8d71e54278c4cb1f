namespace Slipway.Core.Layering;

/// <summary>What a layer costs, in bytes moved.</summary>
public static class LayerCost
{
    /// <summary>
    /// Every layer that is pulled costs 0.03 s beside its bytes (request, unpacking, snapshot; measured over 1 to 100 layers of the same content),
    /// in which about 1 MB comes over a network (29 MB/s were measured).
    /// </summary>
    public const long Pull = 1_000_000;

    /// <summary>A machine that pulls the image for the first time pulls all its layers. One such machine for twenty that update.</summary>
    public const double FirstPulls = 0.05;

    /// <summary>Most layers of an image: 100 ran.</summary>
    public const int MostOfImage = 100;

    /// <summary>Room for what is no wheel: a base of some layers, libraries, environment, native code, model, app.</summary>
    public const int Others = 12;

    /// <summary>Most layers of wheels: each may have a layer of bytecode beside it. This is also the limit where none is set.</summary>
    public const int Limit = (MostOfImage - Others) / 2;

    /// <summary>Bytes that a layer is expected to cost in an update.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="chance">Chance that anything of it changes.</param>
    public static double Of(double bytes, double chance) => (bytes + Pull) * chance + Pull * FirstPulls;
}
