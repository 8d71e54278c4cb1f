namespace Slipway.Core.WhatIf;

/// <summary>What the bytes of a layer rest on, the best first.</summary>
public enum SizeBasis
{
    /// <summary>It was packed: they are known.</summary>
    Known,

    /// <summary>What it holds is as it was, although its key is not.</summary>
    SameContent,

    /// <summary>How the layers with its packages' present versions were packed.</summary>
    Learnt,

    /// <summary>Stated shares: nothing like it was ever packed here.</summary>
    Stated,
}

/// <summary>How many bytes a layer has when packed.</summary>
/// <param name="Bytes">Bytes.</param>
/// <param name="Basis">What they rest on.</param>
public sealed record PackedSize(long Bytes, SizeBasis Basis);
