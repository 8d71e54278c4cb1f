namespace Slipway.Compat.Tests.Nuke;

/// <summary>What a sample build printed and returned.</summary>
public sealed record SampleResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines { get; } = Output.Split('\n', StringSplitOptions.TrimEntries);

    /// <summary>The targets whose bodies ran, in their order.</summary>
    public IReadOnlyList<string> Ran => After("ran ");

    public IReadOnlyList<string> Events => After("event ");

    /// <summary>A line <c>Name=value</c> of the values build.</summary>
    public string Value(string name) => After(name + "=").Single();

    /// <summary>Status of a target in the summary, with what stands after the duration; null where it is not listed.</summary>
    public string? Row(string target)
    {
        var line = Lines
            .SkipWhile(x => !x.StartsWith("Target ", StringComparison.Ordinal))
            .Skip(1)
            .FirstOrDefault(x => x.StartsWith(target + " ", StringComparison.Ordinal));
        var words = line?.Split("   ", 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [_, var rest]
            ? string.Join(' ', rest.Replace("< 1sec", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    private IReadOnlyList<string> After(string start) => [.. Lines.Where(x => x.StartsWith(start, StringComparison.Ordinal)).Select(x => x[start.Length..])];
}
