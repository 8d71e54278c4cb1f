using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Core.Doctor;

/// <summary>Which file system a path is on (proc(5), /proc/self/mountinfo).</summary>
public static partial class MountTable
{
    /// <summary>The mount that holds a path: its point and the kind of file system; the last one mounted there counts.</summary>
    /// <param name="mountInfo">Text of mountinfo.</param>
    /// <param name="path">Absolute path without links.</param>
    public static (string Point, string Kind) Find(string mountInfo, string path)
    {
        var best = ("/", "");
        foreach (var line in mountInfo.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // ID, parent, device, root, mount point, options, optional fields, "-", kind, source, options.
            var halves = line.Split(" - ", 2);
            if (halves.Length < 2 || halves[0].Split(' ') is not [_, _, _, _, var written, ..])
                continue;
            var point = Escaped().Replace(written, x => ((char)Convert.ToInt32(x.Groups[1].Value, 8)).ToString(CultureInfo.InvariantCulture));
            if (IsBelow(path, point) && point.Length >= best.Item1.Length)
                best = (point, halves[1].Split(' ')[0]);
        }
        return best;
    }

    private static bool IsBelow(string path, string point) => point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\\([0-7]{3})")]
    private static partial Regex Escaped();
}
