namespace Slipway.Tools.GitHub;

/// <summary>The files that a step of GitHub Actions talks through. Elsewhere there are none, and nothing is written.</summary>
/// <param name="outputs">Path of the file of outputs (<c>GITHUB_OUTPUT</c>); null for none.</param>
/// <param name="summary">Path of the file of the job's summary (<c>GITHUB_STEP_SUMMARY</c>); null for none.</param>
public sealed class ActionsFiles(string? outputs, string? summary)
{
    /// <summary>Those of this process.</summary>
    public static ActionsFiles FromEnvironment() =>
        new(Environment.GetEnvironmentVariable("GITHUB_OUTPUT"), Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY"));

    /// <summary>Whether there is someone to talk to.</summary>
    public bool IsThere => !string.IsNullOrEmpty(outputs);

    /// <summary>Sets an output of the step.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, one line.</param>
    /// <exception cref="ArgumentException">More than one line: it would set other outputs too.</exception>
    public void Set(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\n', '\r'))
            throw new ArgumentException("an output is one line", nameof(value));
        if (!string.IsNullOrEmpty(outputs))
            File.AppendAllText(outputs, $"{name}={value}\n");
    }

    /// <summary>Adds to the job's summary.</summary>
    /// <param name="markdown">What to add.</param>
    public void Summarise(string markdown)
    {
        if (!string.IsNullOrEmpty(summary))
            File.AppendAllText(summary, markdown);
    }
}
