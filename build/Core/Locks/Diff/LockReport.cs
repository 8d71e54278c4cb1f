using System.Text.Json;
using Slipway.Core.Locks.Budget;
using Slipway.Core.WhatIf;

namespace Slipway.Core.Locks.Diff;

/// <summary>What Lock did: its answer for programs (<c>--json</c>) and for the text of a pull request (<c>--markdown</c>).</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Locks">One entry a lock, in the order in which they were made.</param>
public sealed record LockReport(int Schema, IReadOnlyList<LockOutcome> Locks)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The report of some locks.</summary>
    /// <param name="locks">The locks.</param>
    public static LockReport Of(IEnumerable<LockOutcome> locks) => new(CurrentSchema, [.. locks]);

    /// <summary>What a budget allowed; null without one.</summary>
    public BudgetReport? Budget { get; init; }

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LockDiffJson.Default.LockReport) + "\n";

    /// <summary>A heading and a list of changes a lock; locks that stay as they are share a line.</summary>
    public string ToMarkdown() =>
        string.Join(
            '\n',
            [
                .. Locks
                    .Where(x => x.IsWritten)
                    .Select(x =>
                        $"### {x.Path}\n\n```diff\n{string.Join('\n', [.. LockDiffText.Lines(x.Diff), .. x.Notes])}\n```\n{(x.Moves is { } moves ? $"\n{WhatIfText.Cells(moves)}\n" : "")}"
                    ),
                .. Budget is { } budget ? [string.Join('\n', budget.Lines.Select(x => $"- {x.Trim()}")) + "\n"] : Array.Empty<string>(),
                .. Locks.All(x => x.IsWritten)
                    ? []
                    : (string[])[$"Left as they are: {string.Join(", ", Locks.Where(x => !x.IsWritten).Select(x => x.Path))}\n"],
            ]
        );
}

/// <summary>What became of one lock.</summary>
/// <param name="Path">The lock, as the user knows it.</param>
/// <param name="IsWritten">Whether it was written; not where nothing moved.</param>
/// <param name="Packages">How many packages it has.</param>
/// <param name="Resolver">Who chose them, from its head.</param>
/// <param name="Diff">What differs from the lock before.</param>
/// <param name="Notes">Warnings, and what moved in the lock of Debian packages beside it.</param>
public sealed record LockOutcome(string Path, bool IsWritten, int Packages, string Resolver, LockDiff Diff, IReadOnlyList<string> Notes)
{
    /// <summary>What its image moves; null where nothing moved, or where there was no lock before.</summary>
    public ImageMovesReport? Moves { get; init; }
}
