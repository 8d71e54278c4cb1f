namespace Slipway.Tools.Processes;

/// <summary>A program call as a value, apart from running it.</summary>
/// <param name="Program">Absolute path, or a name looked up on PATH.</param>
/// <param name="Arguments">One element an argument; nothing is split or quoted.</param>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Working directory; the caller's when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables set over the caller's environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Values that must never be shown: replaced in the printed line and in all output.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Ends the process and all its children after this time; never when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Text written to standard input, which is closed after it.</summary>
    public string Input { get; init; } = "";

    /// <summary>The line as a person could paste it into a shell, secrets replaced.</summary>
    public override string ToString()
    {
        var environment = Environment.Where(x => x.Value is not null).Select(x => $"{x.Key}={(Secrets.Contains(x.Value) ? "***" : Quote(x.Value!))}");
        return Redact(string.Join(' ', environment.Append(Quote(Program)).Concat(Arguments.Select(Quote))));
    }

    /// <summary>Replaces every secret by <c>***</c>.</summary>
    /// <param name="text">Any text.</param>
    public string Redact(string text) => Secrets.Where(s => s.Length > 0).Aggregate(text, (t, secret) => t.Replace(secret, "***", StringComparison.Ordinal));

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@%+".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
