using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The heading in the help text under which the parameters of an interface stand. Without it they are options of one target.</summary>
/// <param name="group">The heading.</param>
[AttributeUsage(AttributeTargets.Interface)]
internal sealed class OptionGroupAttribute(OptionGroup group) : Attribute
{
    /// <summary>The heading.</summary>
    public OptionGroup Group { get; } = group;
}
