namespace Slipway.Core.Jobs;

/// <summary>Paths in a job's record: below the repository's root, wherever that lies, or no path at all.</summary>
public static class JobPaths
{
    /// <summary>Stands for a folder of the job's machine.</summary>
    public const string Elsewhere = "(elsewhere)";

    /// <summary>An option's value without a path of the machine: what is below the root is told from there, of the rest the last name stays.</summary>
    /// <param name="value">The value; several are parted by commas, and each may be <c>NAME=PATH</c>.</param>
    /// <param name="root">Root of the repository, absolute.</param>
    public static string Shortened(string value, string root) => string.Join(',', value.Split(',').Select(x => OfWord(x, root)));

    /// <summary>Whether a value had a path that no other machine has.</summary>
    /// <param name="value">The value in a record.</param>
    public static bool IsElsewhere(string value) => value.Contains(Elsewhere, StringComparison.Ordinal);

    private static string OfWord(string word, string root)
    {
        var from = word.StartsWith('/') || IsDrive(word) ? 0 : word.IndexOf("=/", StringComparison.Ordinal) + 1;
        if (from == 0 && !word.StartsWith('/') && !IsDrive(word))
            from = word.IndexOf("file:///", StringComparison.Ordinal) is >= 0 and var file ? file + "file://".Length : -1;
        return from < 0 ? word : word[..from] + OfPath(word[from..], root);
    }

    private static string OfPath(string path, string root)
    {
        var folder = root.TrimEnd('/', '\\');
        if (path.TrimEnd('/', '\\') == folder)
            return ".";
        return path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] is '/' or '\\'
            ? path[(folder.Length + 1)..].Replace('\\', '/')
            : $"{Elsewhere}/{path.TrimEnd('/', '\\').Split('/', '\\')[^1]}";
    }

    private static bool IsDrive(string word) => word.Length > 2 && char.IsAsciiLetter(word[0]) && word[1] == ':' && word[2] is '\\' or '/';
}
