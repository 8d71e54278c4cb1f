using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>What a <c>.env</c> file says to this project. Lines of other programs must only be well-formed.</summary>
/// <param name="Entries">The variables that may feed parameters, each name once: of two lines the last counts.</param>
/// <param name="Problems">What is malformed (SLP141) and what cannot be resolved (SLP142), by line.</param>
public sealed record DotEnvFile(IReadOnlyList<DotEnvEntry> Entries, IReadOnlyList<Problem> Problems)
{
    /// <summary>Its name: it stands in the root of the repository.</summary>
    public const string Name = ".env";

    /// <summary>No file.</summary>
    public static DotEnvFile None { get; } = new([], []);

    /// <summary>Reads the file. Never throws: mistakes are reported with those of the command line.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="environment">The process's environment, which references look at first.</param>
    public static DotEnvFile Read(string text, IReadOnlyDictionary<string, string> environment)
    {
        var (assignments, problems) = DotEnvScanner.Scan(text, Name);
        var entries = new Dictionary<string, DotEnvEntry>(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var unresolved = new List<Problem>();
        var expansion = new DotEnvExpansion(name => environment.GetValueOrDefault(name) ?? values.GetValueOrDefault(name));
        foreach (var assignment in assignments)
        {
            var (value, reason) = expansion.Of(assignment);
            if (reason is null)
                values[assignment.Name] = value;
            else
                values.Remove(assignment.Name);
            if (!VariableNames.IsOurs(assignment.Name))
                continue;
            if (reason is null)
                entries[assignment.Name] = new DotEnvEntry(assignment.Name, value, assignment.Line);
            else
                unresolved.Add(VariableProblems.Unresolved(Name, assignment.Line, assignment.Column, assignment.Name, reason));
        }
        return new DotEnvFile([.. entries.Values], [.. problems, .. unresolved]);
    }
}
