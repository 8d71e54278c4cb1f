namespace Slipway.Core.Planning;

/// <summary>Why something has to be made, or need not be.</summary>
public enum ReasonKind
{
    /// <summary>It is there under its key.</summary>
    Found,

    /// <summary>Nothing that has to be made needs it.</summary>
    NotNeeded,

    /// <summary>Something that has to be made needs it.</summary>
    Needed,

    /// <summary>Nothing of its kind was ever made here.</summary>
    New,

    /// <summary>It was made with the same key, and its bytes are no longer in the store.</summary>
    Gone,

    /// <summary>An input differs from that of the nearest key that was made.</summary>
    Input,
}

/// <summary>One reason.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">As a person reads it, such as <c>numpy 2.2.4 -> 2.2.5</c>.</param>
/// <param name="Change">The input that changed; null where none did.</param>
public sealed record Reason(ReasonKind Kind, string Text, KeyChange? Change = null)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
