using Slipway.Tools.Engine;

namespace Slipway.Images.Tests.Engine;

/// <summary><see cref="EngineFactAttribute"/> for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute() => base.Skip = OwnEngine.Obstacle();
}
