namespace Slipway.Core.Commands;

/// <summary>How many values an option takes.</summary>
public enum Arity
{
    /// <summary>None, or <c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Exactly one.</summary>
    One,

    /// <summary>One or none.</summary>
    Optional,

    /// <summary>Any number.</summary>
    Many,
}
