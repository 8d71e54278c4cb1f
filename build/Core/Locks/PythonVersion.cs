using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Core.Locks;

/// <summary>A version of a Python project (PEP 440), ordered as the standard orders them.</summary>
/// <param name="Epoch">Number before <c>!</c>; 0 by default.</param>
/// <param name="Release">The numbers between dots, at least one.</param>
/// <param name="Pre">Pre-release: <c>a</c>, <c>b</c> or <c>rc</c> and its number; null where there is none.</param>
/// <param name="Post">Number of the post-release, or null.</param>
/// <param name="Dev">Number of the development release, or null.</param>
/// <param name="Local">Local version in normal form, such as <c>cu121</c>, or null.</param>
public sealed partial record PythonVersion(
    BigInteger Epoch,
    IReadOnlyList<BigInteger> Release,
    (string Letter, BigInteger Number)? Pre,
    BigInteger? Post,
    BigInteger? Dev,
    string? Local
) : IComparable<PythonVersion>
{
    private const int MaxLength = 256;

    /// <summary>Whether it is a pre-release or a development release.</summary>
    public bool IsPrerelease => Pre is not null || Dev is not null;

    /// <summary>Reads a version in any spelling that PEP 440 allows; false when it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(string? text, out PythonVersion version)
    {
        version = null!;
        if (text is null || text.Length > MaxLength)
            return false;
        if (PlainRelease(text) is { } release)
        {
            version = new PythonVersion(BigInteger.Zero, release, null, null, null, null);
            return true;
        }
        if (Pattern().Match(text) is not { Success: true } m)
            return false;
        version = new PythonVersion(
            Number(m.Groups["epoch"]) ?? 0,
            [.. m.Groups["release"].Value.Split('.').Select(BigInteger.Parse)],
            m.Groups["pre"].Success ? (Letter(m.Groups["pre_l"].Value), Number(m.Groups["pre_n"]) ?? 0) : null,
            m.Groups["post"].Success ? Number(m.Groups["post_n1"]) ?? Number(m.Groups["post_n2"]) ?? 0 : null,
            m.Groups["dev"].Success ? Number(m.Groups["dev_n"]) ?? 0 : null,
            m.Groups["local"].Success ? string.Join('.', m.Groups["local"].Value.Split('.', '-', '_').Select(LocalPart)) : null
        );
        return true;
    }

    /// <summary>Reads a version.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is not a version.</exception>
    public static PythonVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"not a version (PEP 440): '{text}'");

    /// <inheritdoc/>
    public int CompareTo(PythonVersion? other) => PythonVersionOrder.Compare(this, other);

    /// <summary>Same version, whatever the spelling: <c>1.0</c> equals <c>1</c>.</summary>
    /// <param name="other">Another version.</param>
    public bool Equals(PythonVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Epoch);
        foreach (var number in PythonVersionOrder.WithoutTrailingZeros(Release))
            hash.Add(number);
        hash.Add((Pre, Post, Dev, Local));
        return hash.ToHashCode();
    }

    /// <summary>The normal form, such as <c>1!2.0rc1.post2.dev3+cu121</c>.</summary>
    public override string ToString() =>
        (Epoch.IsZero ? "" : $"{Epoch}!")
        + string.Join('.', Release)
        + (Pre is { } pre ? $"{pre.Letter}{pre.Number}" : "")
        + (Post is { } post ? $".post{post}" : "")
        + (Dev is { } dev ? $".dev{dev}" : "")
        + (Local is null ? "" : $"+{Local}");

    /// <summary>Earlier.</summary>
    public static bool operator <(PythonVersion left, PythonVersion right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(PythonVersion left, PythonVersion right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(PythonVersion left, PythonVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(PythonVersion left, PythonVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The numbers of a version that is nothing but them, as nearly all are; null for every other text.</summary>
    private static BigInteger[]? PlainRelease(string text)
    {
        var numbers = new BigInteger[text.AsSpan().Count('.') + 1];
        var index = 0;
        foreach (var part in text.AsSpan().Split('.'))
        {
            if (!uint.TryParse(text.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers[index++] = number;
        }
        return numbers;
    }

    private static BigInteger? Number(Group group) => group.Success && group.Length > 0 ? BigInteger.Parse(group.Value) : null;

    private static string Letter(string letter) =>
        letter.ToLowerInvariant() switch
        {
            "alpha" or "a" => "a",
            "beta" or "b" => "b",
            _ => "rc",
        };

    private static string LocalPart(string part) => part.All(char.IsAsciiDigit) ? BigInteger.Parse(part).ToString() : part.ToLowerInvariant();

    [GeneratedRegex(
        @"\A\s*v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*)"
            + @"(?<pre>[-_.]?(?<pre_l>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre_n>[0-9]+)?)?"
            + @"(?<post>-(?<post_n1>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<post_n2>[0-9]+)?)?"
            + @"(?<dev>[-_.]?dev[-_.]?(?<dev_n>[0-9]+)?)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Pattern();
}
