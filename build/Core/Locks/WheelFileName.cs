using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>The file name of a wheel, taken apart (binary distribution format, "File name convention").</summary>
/// <param name="Text">The name itself, with <c>.whl</c>; never a path.</param>
/// <param name="Name">Normalized project name.</param>
/// <param name="Version">Version.</param>
/// <param name="Build">Build tag, such as <c>1</c> or <c>2post</c>; empty where there is none.</param>
/// <param name="Tags">All tags: a compressed set is spread out.</param>
public sealed partial record WheelFileName(string Text, string Name, PythonVersion Version, string Build, IReadOnlyList<WheelTag> Tags)
{
    private const int MaxLength = 255;
    private const int MaxTags = 1000;

    /// <summary>The number that the build tag starts with; -1 where there is none (a wheel without a build tag comes first).</summary>
    public long BuildNumber => Build.Length == 0 ? -1 : long.Parse(Build.TakeWhile(char.IsAsciiDigit).ToArray());

    /// <summary>Reads a wheel's file name; null when it is none.</summary>
    /// <param name="text">File name without folder.</param>
    /// <param name="reason">Why it is none; empty otherwise.</param>
    public static WheelFileName? TryParse(string text, out string reason)
    {
        reason = Reason(text, out var parts, out var version);
        if (reason.Length > 0)
            return null;
        var tags = Spread(parts[^3], parts[^2], parts[^1]);
        return new WheelFileName(text, ProjectName.Normalize(parts[0]), version, parts.Length == 6 ? parts[2] : "", tags);
    }

    /// <summary>Reads a wheel's file name.</summary>
    /// <param name="text">File name without folder.</param>
    /// <exception cref="SlipwayException">SLP220.</exception>
    public static WheelFileName Parse(string text) => TryParse(text, out var reason) ?? throw new SlipwayException(WheelProblems.BadFileName(text, reason));

    /// <summary>The file name.</summary>
    public override string ToString() => Text;

    private static string Reason(string text, out string[] parts, out PythonVersion version)
    {
        version = null!;
        parts = [];
        if (text.Length > MaxLength)
            return $"it is longer than {MaxLength} characters";
        if (!text.EndsWith(".whl", StringComparison.Ordinal))
            return "it does not end in .whl";
        parts = text[..^4].Split('-');
        if (parts.Length is not (5 or 6))
            return $"it has {parts.Length} parts between dashes, not 5 or 6";
        if (!NamePart().IsMatch(parts[0]) || parts[0].Contains("__", StringComparison.Ordinal))
            return $"'{parts[0]}' is not a project name";
        if (!PythonVersion.TryParse(parts[1], out version))
            return $"'{parts[1]}' is not a version";
        if (parts.Length == 6 && !BuildPart().IsMatch(parts[2]))
            return $"'{parts[2]}' is not a build tag: it must start with a digit";
        var tags = 1L;
        foreach (var part in parts.AsSpan()[^3..])
        {
            if (!TagPart().IsMatch(part))
                return $"'{part}' is not a tag";
            tags *= part.AsSpan().Count('.') + 1;
        }
        return tags > MaxTags ? $"it stands for more than {MaxTags} tags" : "";
    }

    private static List<WheelTag> Spread(string pythons, string abis, string platforms)
    {
        var tags = new List<WheelTag>(1);
        foreach (var python in pythons.ToLowerInvariant().Split('.'))
        foreach (var abi in abis.ToLowerInvariant().Split('.'))
        foreach (var platform in platforms.ToLowerInvariant().Split('.'))
            tags.Add(new WheelTag(python, abi, platform));
        return tags;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePart();

    [GeneratedRegex(@"\A[0-9]{1,18}([^0-9/\\\s][^/\\\s]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BuildPart();

    [GeneratedRegex(@"\A[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TagPart();
}
