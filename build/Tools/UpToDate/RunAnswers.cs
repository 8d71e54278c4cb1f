namespace Slipway.Tools.UpToDate;

/// <summary>The answers of the last runs of one checkout: <c>answers/KEY</c> beside its records.</summary>
/// <param name="folder">The folder.</param>
public sealed class RunAnswers(string folder)
{
    private const int Kept = 32;

    /// <summary>The answer of a run; null where there is none that can be read.</summary>
    /// <param name="key">What was asked for (<see cref="RunKey"/>).</param>
    public RunAnswer? Find(string key)
    {
        try
        {
            var path = Path.Combine(folder, key);
            return File.Exists(path) ? RunAnswer.Read(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer, written aside and renamed, and drops the oldest ones. Where it cannot be kept the next run reads everything again, that is all.</summary>
    /// <param name="key">What was asked for.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(string key, RunAnswer answer)
    {
        try
        {
            WholeFile.Write(Path.Combine(folder, key), answer.ToText());
            foreach (var old in new DirectoryInfo(folder).GetFiles().OrderByDescending(x => x.LastWriteTimeUtc).Skip(Kept))
                old.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            // A full or read-only disk is said where it matters.
        }
    }
}
