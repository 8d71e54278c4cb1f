using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>The wheel lock of a Debian upstream: the format of every wheel lock, with <c>; debs NAME_VERSION_ARCH ...</c> at the end of the comment of each line.</summary>
public static partial class WheelLockText
{
    /// <summary>Writes a lock; installers read it with hash checking.</summary>
    /// <param name="debs">The package lock beside it.</param>
    /// <param name="wheels">Written sorted by name.</param>
    public static string Write(DebLock debs, IReadOnlyList<ConvertedWheel> wheels)
    {
        var text = new StringBuilder();
        text.Append($"# slipway-lock 1\n# target: {debs.Target}\n# inputs: {debs.Inputs}\n# resolver: apt {debs.Snapshot}\n");
        foreach (var wheel in wheels.OrderBy(w => w.Name, StringComparer.Ordinal))
            text.Append(wheel.Line).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads the package lines of a lock.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <exception cref="SlipwayException">SLP458: every line that cannot be read.</exception>
    public static IReadOnlyList<ConvertedWheel> Read(string text, string path)
    {
        var wheels = new List<ConvertedWheel>();
        var problems = new List<Problem>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (
                Package().Match(line) is { Success: true } m
                && long.TryParse(m.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            )
                wheels.Add(
                    new ConvertedWheel(
                        Text(m, "name"),
                        Text(m, "version"),
                        Text(m, "file"),
                        new Digest(Text(m, "hex")),
                        size,
                        Text(m, "parents").Split(", "),
                        Text(m, "debs").Split(' ')
                    )
                );
            else
                problems.Add(
                    DebianProblems.BadLockLine(path, i + 1, line, "name==version --hash=sha256:HEX # FILE SIZE via PARENT, PARENT; debs NAME_VERSION_ARCH ...")
                );
        }
        return problems.Count > 0 ? throw new SlipwayException(problems) : wheels;
    }

    private static string Text(Match match, string group) => match.Groups[group].Value;

    [GeneratedRegex(
        "^(?<name>[a-z0-9-]+)==(?<version>[^ ]+) --hash=sha256:(?<hex>[0-9a-f]{64}) # (?<file>[^ /]+\\.whl) (?<size>[0-9]+) via (?<parents>[a-z0-9-]+(, [a-z0-9-]+)*); debs (?<debs>[^ ]+( [^ ]+)*)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Package();
}
