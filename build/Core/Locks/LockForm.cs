using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Whether a lock has the form in which it is written. Another form is read alike, but makes needless differences.</summary>
public static class LockForm
{
    /// <summary>One warning (SLP247) that names everything, or none.</summary>
    /// <param name="text">The lock's text.</param>
    /// <param name="path">Its path as the user knows it.</param>
    /// <param name="read">The same, read.</param>
    public static IReadOnlyList<Problem> Check(string text, string path, LockFile read)
    {
        var found = new List<string>();
        if (text.StartsWith('\uFEFF'))
            found.Add("a byte order mark at the start");
        if (text.Contains('\r', StringComparison.Ordinal))
            found.Add($"carriage returns from line {text.AsSpan(0, text.IndexOf('\r', StringComparison.Ordinal)).Count('\n') + 1} on");
        for (var i = 1; i < read.Packages.Count; i++)
            if (string.CompareOrdinal(read.Packages[i - 1].NormalizedName, read.Packages[i].NormalizedName) > 0)
            {
                found.Add($"{read.Packages[i].Name} in line {read.LineOf(i)} is not in order");
                break;
            }
        return found.Count == 0 ? [] : [LockProblems.OtherForm(path, string.Join("; ", found))];
    }
}
