namespace Slipway.Core.Commands;

/// <summary>Where a parameter's value comes from.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Text">For people: <c>--mode</c>, <c>MODEL_BUILD_MODE</c>, <c>.env line 3</c>, <c>.nuke/parameters.ci.json line 2</c>, <c>default</c>.</param>
public sealed record ParameterOrigin(OriginKind Kind, string Text)
{
    /// <summary>Nothing was said.</summary>
    public static readonly ParameterOrigin Default = new(OriginKind.Default, "default");

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
