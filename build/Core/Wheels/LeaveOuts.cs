using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>What is not installed of a wheel. The metadata folder is never touched, nor is a top-level folder of any name.</summary>
/// <param name="Rules">What goes.</param>
/// <param name="Exceptions">What stays although a rule names it.</param>
public sealed record LeaveOuts(IReadOnlyList<LeaveOutRule> Rules, IReadOnlyList<LeaveOutExemption> Exceptions)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly LeaveOuts None = new([], []);

    /// <summary>What no image needs: test suites, stubs, sources, headers, static libraries.</summary>
    public static readonly LeaveOuts Runtime = new(LeaveOutTable.Rules, LeaveOutTable.Exceptions);

    /// <summary>Whether there is no rule.</summary>
    public bool IsNone => Rules.Count == 0;

    /// <summary>Which of a wheel's files are left out, and why.</summary>
    /// <param name="entries">The files.</param>
    /// <param name="paths">The environment.</param>
    internal IReadOnlyList<LeftOutFile> Of(IEnumerable<LayerEntry> entries, VenvPaths paths) =>
        [
            .. from entry in entries
            let rule = Rule(entry.Path, paths)
            where rule is not null
            orderby entry.Path
            select new LeftOutFile(entry.Path, entry.Size, rule.Reason),
        ];

    private LeaveOutRule? Rule(string path, VenvPaths paths)
    {
        if (!path.StartsWith(paths.SitePackages + "/", StringComparison.Ordinal))
            return Rules.FirstOrDefault(rule => rule.Kind == LeaveOutKind.Outside && path.StartsWith($"{paths.Root}/{rule.Value}", StringComparison.Ordinal));
        var below = path[(paths.SitePackages.Length + 1)..];
        var segments = below.Split('/');
        if (segments[0].EndsWith(".dist-info", StringComparison.Ordinal) || Exceptions.Any(e => below.StartsWith(e.Path, StringComparison.Ordinal)))
            return null;
        return Rules.FirstOrDefault(rule => Matches(rule, segments));
    }

    private static bool Matches(LeaveOutRule rule, string[] segments) =>
        rule.Kind switch
        {
            LeaveOutKind.Folder => segments.SkipLast(1).Skip(rule.Value == "__pycache__" ? 0 : 1).Contains(rule.Value),
            LeaveOutKind.Ending => segments[^1].EndsWith(rule.Value, StringComparison.Ordinal),
            LeaveOutKind.Name => segments[^1] == rule.Value,
            _ => false,
        };
}
