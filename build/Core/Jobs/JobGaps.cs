namespace Slipway.Core.Jobs;

/// <summary>What of a job cannot be matched here, or is not: each may be why another digest comes out.</summary>
public static class JobGaps
{
    private const string Engine = "engine";

    /// <summary>The gaps, the most telling first; empty where all is as it was there.</summary>
    /// <param name="there">The job's record.</param>
    /// <param name="here">What the same targets plan here.</param>
    /// <param name="isSet">Whether a variable is set here.</param>
    public static IReadOnlyList<JobGap> Between(JobSpec there, JobSpec here, Func<string, bool> isSet) =>
        [
            .. Files(there, here),
            .. Commits(there.Commit, here.Commit),
            .. Machines(there, here),
            .. Words("resolved", there.Resolved, here.Resolved),
            .. Words("tool", Without(there.Tools), Without(here.Tools)),
            .. there
                .Secrets.Where(x => !isSet(x))
                .Select(x => new JobGap("secret", $"the variable {x} was set there and is not set here: what it opens cannot be read")),
        ];

    private static IEnumerable<JobGap> Files(JobSpec there, JobSpec here)
    {
        foreach (var path in there.Inputs.Keys.Union(here.Inputs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, now) = (there.Inputs.GetValueOrDefault(path), here.Inputs.GetValueOrDefault(path));
            if (was == now)
                continue;
            yield return new JobGap(
                "file",
                was is null ? $"{path} is read here and was not read there"
                    : now is null ? $"{path} was read there and is not read here"
                    : $"{path} differs: sha256 {Short(was)} there, {Short(now)} here"
            );
        }
    }

    /// <summary>The commands of git that match a commit; null where it is matched, or where nothing matches it.</summary>
    /// <param name="there">The job's.</param>
    /// <param name="here">That of the working tree.</param>
    public static string? Matching(JobCommit there, JobCommit here)
    {
        List<string> commands = [];
        if (here.Sha is not null && !here.IsClean && there.IsClean)
            commands.Add("git stash");
        // What is no commit id is no word for a shell.
        if (there.Sha is { } sha && sha != here.Sha && sha.All(char.IsAsciiHexDigit))
            commands.AddRange([$"git fetch origin {sha}", $"git switch --detach {sha}"]);
        return commands.Count > 0 ? string.Join(" && ", commands) : null;
    }

    private static IEnumerable<JobGap> Commits(JobCommit there, JobCommit here)
    {
        var match = Matching(there, here) is { } commands ? $"; to match it: {commands}" : "";
        if (there.Sha is null)
            yield return new JobGap("commit", "the job ran outside a repository: no commit can be matched");
        else if (there.Sha != here.Sha)
            yield return new JobGap("commit", $"{there.Sha} there, {here.Sha ?? "none"} here{match}");
        if (there.Sha is not null && !there.IsClean)
            yield return new JobGap("tree", "the job's files were not as committed: no checkout matches them");
        else if (here.Sha is not null && !here.IsClean)
            yield return new JobGap("tree", $"files here are not as committed, and the index of an image says so{match}");
    }

    private static IEnumerable<JobGap> Machines(JobSpec there, JobSpec here)
    {
        var native = there.Layers.Where(x => x.Maker == "Component").Select(x => x.Name).Distinct(StringComparer.Ordinal).ToList();
        if (there.Host.Platform != here.Host.Platform)
            yield return new JobGap(
                "architecture",
                $"the job ran on {there.Host.Platform}, this machine is {here.Host.Platform}"
                    + (
                        native.Count == 0
                            ? "; nothing of the image is compiled"
                            : $": {string.Join(", ", native)} {(native.Count == 1 ? "is" : "are")} cross-compiled here, under another key"
                    )
            );
        if (there.Tools.GetValueOrDefault(Engine) is { } engine && here.Tools.GetValueOrDefault(Engine) != engine)
            yield return new JobGap(
                Engine,
                $"{engine} there, {here.Tools.GetValueOrDefault(Engine) ?? "none is running"} here: what has to be compiled or tested needs one"
            );
    }

    private static IEnumerable<JobGap> Words(string kind, IReadOnlyDictionary<string, string> there, IReadOnlyDictionary<string, string> here) =>
        from name in there.Keys.Order(StringComparer.Ordinal)
        let now = here.GetValueOrDefault(name)
        where now != there[name]
        select new JobGap(kind, $"{name}: {there[name]} there, {now ?? "not known"} here");

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> tools) =>
        tools.Where(x => x.Key != Engine).ToDictionary(StringComparer.Ordinal);

    private static string Short(string hex) => hex[..Math.Min(12, hex.Length)];
}

/// <summary>One thing that differs between a job and this machine.</summary>
/// <param name="Kind">file, commit, tree, architecture, engine, resolved, tool, secret or option.</param>
/// <param name="Text">What differs, and what matches it where something does.</param>
public sealed record JobGap(string Kind, string Text);
