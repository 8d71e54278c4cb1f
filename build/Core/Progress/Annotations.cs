using System.Text.RegularExpressions;

namespace Slipway.Core.Progress;

/// <summary>Workflow commands of GitHub Actions (docs.github.com, "Workflow commands"): what a step prints to have it shown beside the run.</summary>
public static partial class Annotations
{
    /// <summary>A line for people, and where it is a numbered warning, the command that shows it beside the run.</summary>
    /// <param name="text">What a run says; a problem that is only said and not thrown is a warning.</param>
    public static string OfSaid(string text) =>
        Number().Match(text) is { Success: true } number ? $"{text}\n::warning title={number.Value}::{Escape(text[(number.Length + 1)..])}" : text;

    /// <summary>A text as a command takes it, on one line.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    [GeneratedRegex("^SLP[0-9]{3}(?= )")]
    private static partial Regex Number();
}
