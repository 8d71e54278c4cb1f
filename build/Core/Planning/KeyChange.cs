namespace Slipway.Core.Planning;

/// <summary>What happened to one input of a key.</summary>
public enum KeyChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,

    /// <summary>The same inputs in another order.</summary>
    Reordered,
}

/// <summary>One input in which two keys differ.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Field">Field of the key record without the record's own name, such as <c>Base.Packages</c> or <c>Dockerfile</c>.</param>
/// <param name="Id">Name of the member of a list, such as <c>libc6:amd64</c>; null for a field that is no list.</param>
/// <param name="Member">What of that member differs, such as <c>Version</c>, <c>Content</c> or <c>Mode</c>; null where there is no such thing.</param>
/// <param name="Before">The value before; of a member that was added or removed its version, where it has one. Null where there is none.</param>
/// <param name="After">The value now, likewise.</param>
public sealed record KeyChange(KeyChangeKind Kind, string Field, string? Id, string? Member, string? Before, string? After)
{
    /// <summary>The last name of the field's path: the list or the value itself.</summary>
    public string Name => Field[(Field.LastIndexOf('.') + 1)..];

    /// <summary>The path of the record that the field belongs to, such as <c>BuildBase.Toolchain</c>; empty for the key record itself.</summary>
    public string Scope => Field.LastIndexOf('.') is var dot and > 0 ? Field[..dot] : "";
}
