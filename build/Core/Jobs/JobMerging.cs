namespace Slipway.Core.Jobs;

/// <summary>Several commands of one job leave one record: each adds its targets and what it read, and the image that is shipped keeps its place.</summary>
public static class JobMerging
{
    private static readonly string[] s_products = ["runtime", "check", "dev"];

    /// <summary>Whether two records are of one job: the same image of the same files on the same machine.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool AreOneJob(JobSpec a, JobSpec b) =>
        a.Name == b.Name && a.Commit == b.Commit && a.Host == b.Host && a.Inputs.All(x => !b.Inputs.TryGetValue(x.Key, out var other) || other == x.Value);

    /// <summary>The record of a job after one more command.</summary>
    /// <param name="earlier">What the folder has; null for nothing.</param>
    /// <param name="now">What the command leaves.</param>
    public static JobSpec Of(JobSpec? earlier, JobSpec now)
    {
        if (earlier is null || !AreOneJob(earlier, now))
            return now;
        var image = Rank(earlier) < Rank(now) ? earlier : now;
        var other = ReferenceEquals(image, now) ? earlier : now;
        return image with
        {
            Targets = [.. earlier.Targets.Union(now.Targets, StringComparer.Ordinal)],
            Options = [.. image.Options.Concat(other.Options).DistinctBy(x => x.Name, StringComparer.Ordinal).OrderBy(x => x.Name, StringComparer.Ordinal)],
            Inputs = Union(image.Inputs, other.Inputs),
            Resolved = Union(image.Resolved, other.Resolved),
            Tools = Union(image.Tools, other.Tools),
            Secrets = [.. earlier.Secrets.Union(now.Secrets, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static int Rank(JobSpec spec) => Array.IndexOf(s_products, spec.Product) is >= 0 and var rank ? rank : s_products.Length;

    private static SortedDictionary<string, string> Union(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in second.Concat(first))
            all[name] = value;
        return all;
    }
}
