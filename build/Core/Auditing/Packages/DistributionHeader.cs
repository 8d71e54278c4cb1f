using System.Text;
using Slipway.Core.Locks;

namespace Slipway.Core.Auditing.Packages;

/// <summary>The fields of METADATA or PKG-INFO that an audit needs (core metadata specifications).</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Version">Version as written.</param>
/// <param name="Requires">What it asks for.</param>
internal sealed record DistributionHeader(string Name, string Version, IReadOnlyList<WantedDistribution> Requires)
{
    /// <summary>Reads up to the first empty line; null where there is no name.</summary>
    /// <param name="file">The file's first bytes.</param>
    public static DistributionHeader? Read(ReadOnlySpan<byte> file)
    {
        var (name, version, requires) = ("", "", new List<WantedDistribution>());
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
                break;
            if (name.Length == 0 && line.StartsWith("Name:"u8))
                name = Encoding.UTF8.GetString(line[5..]).Trim();
            else if (version.Length == 0 && line.StartsWith("Version:"u8))
                version = Encoding.UTF8.GetString(line[8..]).Trim();
            else if (line.StartsWith("Requires-Dist:"u8) && Wanted(Encoding.UTF8.GetString(line[14..])) is { } wanted)
                requires.Add(wanted);
        }
        return ProjectName.IsValid(name) ? new DistributionHeader(ProjectName.Normalize(name), version, requires) : null;
    }

    /// <summary>Markers other than <c>extra</c> are not asked: what is not installed cannot be reached anyway.</summary>
    private static WantedDistribution? Wanted(string text)
    {
        var (what, marker) = text.Split(';', 2) is [var left, var right] ? (left.Trim(), right) : (text.Trim(), "");
        var end = what.AsSpan().IndexOfAnyExcept(s_nameLetters);
        var name = end < 0 ? what : what[..end];
        if (!ProjectName.IsValid(name))
            return null;
        var extras = end >= 0 && what[end..].TrimStart() is ['[', .. var list] ? list.Split(']')[0].Split(',', StringSplitOptions.TrimEntries) : [];
        return new WantedDistribution(ProjectName.Normalize(name), [.. extras.Select(ProjectName.Normalize)], Extra(marker));
    }

    private static string? Extra(string marker)
    {
        var at = marker.IndexOf("extra", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var quoted = marker[at..].Split('\'', '"');
        return quoted.Length > 1 ? ProjectName.Normalize(quoted[1]) : null;
    }

    private static readonly System.Buffers.SearchValues<char> s_nameLetters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );
}
