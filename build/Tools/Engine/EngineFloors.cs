namespace Slipway.Tools.Engine;

/// <summary>The least versions that builds work with.</summary>
public static class EngineFloors
{
    /// <summary>dockerd: the first series whose containerd image store takes a partial load.</summary>
    public const string Engine = "26.1";

    /// <summary>buildx: the first with <c>--progress=rawjson</c>.</summary>
    public const string Buildx = "0.13";

    /// <summary>Both, for a message.</summary>
    public static string Both => $"Docker Engine {Engine} and buildx {Buildx}, or newer";
}
