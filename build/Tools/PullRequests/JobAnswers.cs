using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Core.PullRequests;
using Slipway.Core.Workflows;

namespace Slipway.Tools.PullRequests;

/// <summary>Reads what jobs left in folders.</summary>
internal static class JobAnswers
{
    private const long Most = 128_000_000;

    /// <summary>The legs of a folder with one folder <c>slipway-LEG</c> for each of them, or of a job's own folder; ordered by name.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SlipwayException">SLP644.</exception>
    public static (IReadOnlyList<LegAnswer> Legs, BuildMatrix? Matrix, IReadOnlyList<Problem> Troubles) Read(string folder)
    {
        var troubles = new List<Problem>();
        var legs = Folders(folder).Select(x => One(x, null, troubles)).ToList();
        if (legs.Count == 0 && HasAnswer(folder))
            legs.Add(One(folder, "", troubles));
        var matrix = Matrix(folder, troubles);
        return legs.Count > 0 || matrix is not null ? (legs, matrix, troubles) : throw new SlipwayException(PullRequestProblems.NoAnswers(folder));
    }

    /// <summary>What the plan job left; null where there was none, or it cannot be read.</summary>
    private static BuildMatrix? Matrix(string folder, List<Problem> troubles)
    {
        string[] places = [Path.Combine(folder, $"{JobSpec.ArtifactPrefix}{BuildMatrix.Job}", BuildMatrix.File), Path.Combine(folder, BuildMatrix.File)];
        return places.FirstOrDefault(File.Exists) is { } path
            ? Load<BuildMatrix>(path, text => BuildMatrix.Read(text) is { } matrix ? (matrix, null) : (null, "is no matrix"), troubles)
            : null;
    }

    /// <summary>One leg.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="leg">Its name; null for that of the folder, empty for that of the job.</param>
    /// <param name="troubles">Receives what cannot be read.</param>
    public static LegAnswer One(string folder, string? leg, List<Problem> troubles)
    {
        var job = Load(Path.Combine(folder, JobSpec.File), AnswerReading.Job, troubles);
        var audit = Load(Path.Combine(folder, LegAnswer.AuditFile), AnswerReading.Audit, troubles);
        leg ??= Path.GetFileName(folder)[JobSpec.ArtifactPrefix.Length..];
        return new LegAnswer(leg.Length > 0 ? leg : job?.Name ?? "this job", job, audit);
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, JobSpec.ArtifactPrefix + "?*").Where(HasAnswer).Order(StringComparer.Ordinal) : [];

    private static bool HasAnswer(string folder) => File.Exists(Path.Combine(folder, JobSpec.File)) || File.Exists(Path.Combine(folder, LegAnswer.AuditFile));

    private static T? Load<T>(string path, Func<string, (T? Value, string? Trouble)> read, List<Problem> troubles)
        where T : class
    {
        var file = Path.Combine(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileName(path));
        try
        {
            if (!File.Exists(path))
            {
                troubles.Add(PullRequestProblems.Unreadable(file, "is not there"));
                return null;
            }
            if (new FileInfo(path).Length > Most)
            {
                troubles.Add(PullRequestProblems.Unreadable(file, $"is larger than {Most} bytes"));
                return null;
            }
            var (value, trouble) = read(File.ReadAllText(path));
            if (trouble is not null)
                troubles.Add(PullRequestProblems.Unreadable(file, trouble));
            return value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            troubles.Add(PullRequestProblems.Unreadable(file, e.Message));
            return null;
        }
    }
}
