using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Core.PullRequests;
using Slipway.Core.Workflows;

namespace Slipway.Tools.Jobs;

/// <summary>What a job leaves for others: <c>job.json</c>, <c>audit.json</c>, and in <c>keys/</c> the texts of its layers' keys, each named by its key.</summary>
/// <param name="folder">The folder.</param>
public sealed class JobFolder(string folder)
{
    private string Spec => Path.Combine(folder, JobSpec.File);

    /// <summary>The record that is there; null for none that this version can read.</summary>
    public JobSpec? Read()
    {
        try
        {
            return File.Exists(Spec) ? JobSpecText.Read(File.ReadAllText(Spec), Spec) : null;
        }
        catch (Exception e) when (e is SlipwayException or IOException or UnauthorizedAccessException)
        {
            // A leftover of another version is replaced.
            return null;
        }
    }

    /// <summary>Writes the record, whole or not at all.</summary>
    /// <param name="spec">The record.</param>
    /// <param name="keys">Texts of keys.</param>
    /// <exception cref="SlipwayException">SLP687.</exception>
    public void Write(JobSpec spec, IEnumerable<string> keys)
    {
        foreach (var text in keys)
            Write(Path.Combine("keys", Key.OfText(text).Hex), text);
        Write(JobSpec.File, JobSpecText.Write(spec));
    }

    /// <summary>Writes an audit, as <c>Audit --json</c> prints it.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="SlipwayException">SLP687.</exception>
    public void WriteAudit(string json) => Write(LegAnswer.AuditFile, json);

    /// <summary>Writes the matrix of the run that the job belongs to.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="SlipwayException">SLP687.</exception>
    public void WriteMatrix(string json) => Write(BuildMatrix.File, json);

    /// <summary>The text of a key; null where it is not here, or damaged.</summary>
    /// <param name="key">The key.</param>
    public string? KeyText(string key)
    {
        var path = Path.Combine(folder, "keys", key);
        return key.All(char.IsAsciiHexDigit) && File.Exists(path) && File.ReadAllText(path) is var text && Key.OfText(text).Hex == key ? text : null;
    }

    private void Write(string name, string text)
    {
        try
        {
            WholeFile.Write(Path.Combine(folder, name), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(JobProblems.NotWritten(Path.Combine(folder, name), e.Message), e);
        }
    }
}
