using Slipway.Tools.Engine;

namespace Slipway.Images.Tests.Engine;

/// <summary>A test that starts an engine of its own: on a machine that cannot have one it says why and is counted as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute() => base.Skip = OwnEngine.Obstacle();
}
