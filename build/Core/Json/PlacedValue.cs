using System.Text.Json;

namespace Slipway.Core.Json;

/// <summary>A JSON value (RFC 8259) that knows where it stands, so that a mistake in it can be shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">A string's value, a number's digits, or <c>true</c>, <c>false</c>, <c>null</c>; empty for objects and arrays.</param>
public sealed record PlacedValue(JsonValueKind Kind, JsonPlace Place, string Text)
{
    /// <summary>An object's members in the order of the file, also those that come twice.</summary>
    public IReadOnlyList<PlacedMember> Members { get; init; } = [];

    /// <summary>An array's items.</summary>
    public IReadOnlyList<PlacedValue> Items { get; init; } = [];

    /// <summary>What it is, in words of a message.</summary>
    public string Noun =>
        Kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => Text,
            _ => "null",
        };
}
