using Slipway.Core.Diagnostics;
using Slipway.Core.Store;

namespace Slipway.Core.Locks.Budget;

/// <summary>Most bytes that an upgrade may move in any image.</summary>
/// <param name="Bytes">Bytes.</param>
/// <param name="Text">As typed.</param>
public sealed record ByteBudget(long Bytes, string Text)
{
    /// <summary>Reads it.</summary>
    /// <param name="text">Such as <c>200MB</c>, or <c>0</c>.</param>
    /// <exception cref="SlipwayException">SLP554.</exception>
    public static ByteBudget Parse(string text) =>
        text == "0" ? new ByteBudget(0, text)
        : StoreLimit.TryParse(text)?.Bytes is { } bytes ? new ByteBudget(bytes, text)
        : throw new SlipwayException(WhatIfProblems.BadBudget(text));

    /// <inheritdoc />
    public override string ToString() => Text;
}
