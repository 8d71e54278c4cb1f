using System.Text.RegularExpressions;

namespace Slipway.Tools.Engine;

/// <summary>What is mounted below a folder (proc(5), mountinfo).</summary>
internal static partial class Mounts
{
    /// <summary>Mount points below the folders, the deepest first.</summary>
    /// <param name="folders">Absolute paths.</param>
    public static IReadOnlyList<string> Below(IReadOnlyList<string> folders) =>
        [
            .. File.ReadLines("/proc/self/mountinfo")
                .Select(line => Unescape(line.Split(' ')[4]))
                .Where(point => folders.Any(folder => point.StartsWith(folder + "/", StringComparison.Ordinal)))
                .Reverse(),
        ];

    /// <summary>Unmounts everything below the folders, also what is in use.</summary>
    /// <param name="folders">Absolute paths.</param>
    public static void Unmount(IReadOnlyList<string> folders)
    {
        foreach (var point in Below(folders))
            _ = LibC.Unmount(point, LibC.Detach);
    }

    private static string Unescape(string path) => Octal().Replace(path, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 8)).ToString());

    [GeneratedRegex(@"\\(?<code>[0-7]{3})", RegexOptions.NonBacktracking)]
    private static partial Regex Octal();
}
