using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>One comparison of a marker, such as <c>python_version &lt; "3.11"</c>.</summary>
/// <param name="Variable">Name of the variable, in its spelling with underscores.</param>
/// <param name="Operator">Operator as written: a version operator, <c>in</c> or <c>not in</c>.</param>
/// <param name="Text">The text on the other side, without quotes.</param>
/// <param name="TextFirst">The text stands left of the operator.</param>
public sealed record MarkerComparison(string Variable, string Operator, string Text, bool TextFirst) : Marker
{
    /// <summary>The comparison in the spelling of the reference implementation.</summary>
    public override string ToString()
    {
        var quoted = Text.Contains('"', StringComparison.Ordinal) ? $"'{Text}'" : $"\"{Text}\"";
        return TextFirst ? $"{quoted} {Operator} {Variable}" : $"{Variable} {Operator} {quoted}";
    }

    internal override bool Holds(MarkerEnvironment environment, string extra)
    {
        var value = Variable == MarkerVariables.Extra ? extra : environment[Variable];
        var (left, right) = TextFirst ? (Text, value) : (value, Text);
        // Versions compare as versions wherever the right side is one; everything else is text, which has no order.
        if (MarkerVariables.IsVersion(Variable) && VersionSpecifier.TryParse(Operator + right, out var specifier))
            return specifier.Contains(left);
        return Operator switch
        {
            "==" or "<=" or ">=" => left == right,
            "!=" => left != right,
            "<" or ">" => false,
            "in" => right.Contains(left, StringComparison.Ordinal),
            "not in" => !right.Contains(left, StringComparison.Ordinal),
            _ => throw new SlipwayException(RequirementProblems.UndefinedComparison(ToString(), Operator)),
        };
    }
}
