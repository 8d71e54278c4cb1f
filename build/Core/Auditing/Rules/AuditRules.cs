namespace Slipway.Core.Auditing.Rules;

/// <summary>All rules of an audit.</summary>
public static class AuditRules
{
    /// <summary>Every rule once. Of rules that look at paths an earlier one gets a path before a later one.</summary>
    public static IReadOnlyList<IAuditRule> All { get; } =
    [
        new SecretRule(),
        new WorldWritableRule(),
        new SetuidRule(),
        new BuildContextRule(),
        new PackageCacheRule(),
        new TestSuiteRule(),
        new BytecodeRule(),
        new BuildToolRule(),
        new HeaderRule(),
        new StaticArchiveRule(),
        new StubRule(),
        new InstallerAndShellRule(),
        new DoubleCudaRule(),
        new CudaOnCpuRule(),
        new FrameworkRule(),
        new DevPackageRule(),
        new NotImportedRule(),
        new NotInLockRule(),
        new DeletedLaterRule(),
        new RepeatedFilesRule(),
    ];

    /// <summary>Names of all rules, for <c>audit.accept</c> of slipway.json.</summary>
    public static IEnumerable<string> Names => All.Select(x => x.Name);

    /// <summary>What all rules find, the worst first and of those the largest. What would be waste in a service is what layers for developers are for: there it is a note.</summary>
    /// <param name="subject">The image. Rules are asked at the same time.</param>
    public static IReadOnlyList<Finding> Find(AuditSubject subject)
    {
        var found = new IReadOnlyList<Finding>[All.Count];
        Parallel.For(0, found.Length, x => found[x] = [.. All[x].Find(subject)]);
        return
        [
            .. found
                .SelectMany(x => x)
                .Select(x => x.Severity == Severity.Waste && subject.IsForDevelopers(x.Blame.Layer) ? x with { Severity = Severity.Note } : x)
                .OrderByDescending(x => x.Severity)
                .ThenByDescending(x => x.Bytes)
                .ThenBy(x => x.Path, StringComparer.Ordinal)
                .ThenBy(x => x.Rule, StringComparer.Ordinal),
        ];
    }
}
