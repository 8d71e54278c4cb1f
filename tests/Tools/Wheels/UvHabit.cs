namespace Slipway.Tools.Tests.Wheels;

/// <summary>What uv is known to do otherwise than pip. We do as pip does.</summary>
/// <param name="Files">Which files: the end of a path.</param>
/// <param name="Reason">What uv does.</param>
/// <param name="IsRare">Only odd wheels show it.</param>
internal sealed record UvHabit(string Files, string Reason, bool IsRare = false)
{
    internal static readonly IReadOnlyList<UvHabit> All =
    [
        new("/.lock", "uv locks the environment that it changes, and leaves the lock"),
        new(".dist-info/uv_cache.json", "uv notes the time of the wheel's file: another one on each machine"),
        new(".dist-info/INSTALLER", "uv writes its name without a line end"),
        new(".dist-info/RECORD", "uv ends lines with LF, pip with CR LF; the rows are compared one by one"),
        new("/bin/not-executable", "uv makes every script executable, pip those that the wheel says", IsRare: true),
        new("/odd_modes/no-type", "uv takes the execute bits of any entry, pip those of entries that say that they are files", IsRare: true),
        new("/odd_other.py", "uv knows the .data folder of the wheel's own name alone, pip every one", IsRare: true),
        new("/bin/easy_install-3.13", "pip makes the program of the running Python, uv does not", IsRare: true),
    ];

    /// <summary>Whether a difference is one of these, or the program of an entry point: uv gives it another text, without a regular expression.</summary>
    /// <param name="path">Path in the image.</param>
    /// <param name="programs">Programs of entry points.</param>
    internal static bool Explains(string path, IReadOnlySet<string> programs) =>
        programs.Contains(path) || All.Any(habit => path.EndsWith(habit.Files, StringComparison.Ordinal));

    /// <summary>The rows of a RECORD that these leave alone.</summary>
    /// <param name="record">Its text.</param>
    /// <param name="folder">The folder that its paths start from: site-packages.</param>
    /// <param name="programs">Programs of entry points.</param>
    internal static List<string> Rows(string record, string folder, IReadOnlySet<string> programs) =>
        [
            .. record
                .Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries)
                .Where(row => !Explains(Path.GetFullPath($"/{folder}/{string.Join(',', row.Split(',')[..^2]).Trim('"')}")[1..], programs))
                .Order(StringComparer.Ordinal),
        ];
}
