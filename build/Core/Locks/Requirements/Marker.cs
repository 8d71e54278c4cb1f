using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>A condition on the environment (PEP 508, "Environment markers").</summary>
public abstract record Marker
{
    /// <summary>Reads a marker; null when it is none.</summary>
    /// <param name="text">The text behind <c>;</c>.</param>
    /// <param name="reason">Why it is none; empty otherwise.</param>
    public static Marker? TryParse(string text, out string reason)
    {
        var cursor = new TextCursor(text);
        var marker = new MarkerParser(cursor).Read();
        if (marker is not null && !cursor.AtEnd)
            cursor.Fail("'and', 'or' or the end");
        reason = cursor.Reason;
        return reason.Length == 0 ? marker : null;
    }

    /// <summary>Whether the condition holds. Where several extras are asked for, it holds when it does for one of them.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="extras">Extras that are asked for, in any spelling; none is the empty extra.</param>
    /// <exception cref="SlipwayException">SLP215: an operator that is not defined for what stands beside it.</exception>
    public bool Holds(MarkerEnvironment environment, params IReadOnlyCollection<string> extras) =>
        extras.Count == 0 ? Holds(environment, "") : extras.Any(extra => Holds(environment, ProjectName.Normalize(extra)));

    internal abstract bool Holds(MarkerEnvironment environment, string extra);

    /// <summary>The text inside a longer condition: in parentheses where order of evaluation asks for them.</summary>
    internal virtual string Inner => ToString();
}

/// <summary>Conditions of which one must hold.</summary>
/// <param name="Items">At least two.</param>
public sealed record AnyOf(IReadOnlyList<Marker> Items) : Marker
{
    internal override string Inner => $"({this})";

    /// <summary>Same conditions.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(AnyOf? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;

    /// <summary>The conditions with <c>or</c> between.</summary>
    public override string ToString() => string.Join(" or ", Items.Select(item => item is AllOf ? item.ToString() : item.Inner));

    internal override bool Holds(MarkerEnvironment environment, string extra) => Items.Any(item => item.Holds(environment, extra));
}

/// <summary>Conditions that must all hold.</summary>
/// <param name="Items">At least two.</param>
public sealed record AllOf(IReadOnlyList<Marker> Items) : Marker
{
    internal override string Inner => $"({this})";

    /// <summary>Same conditions.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(AllOf? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;

    /// <summary>The conditions with <c>and</c> between.</summary>
    public override string ToString() => string.Join(" and ", Items.Select(item => item.Inner));

    internal override bool Holds(MarkerEnvironment environment, string extra) => Items.All(item => item.Holds(environment, extra));
}
