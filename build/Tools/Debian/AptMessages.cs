using System.Text.RegularExpressions;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Debian;

/// <summary>Understands what apt-get says in the C locale.</summary>
internal static partial class AptMessages
{
    /// <summary>Whether an update failed only because an index is past the date until which its makers call it valid.</summary>
    public static bool IsExpired(string text) => text.Contains("is expired (invalid since", StringComparison.Ordinal);

    /// <summary>The suites that the mirror does not have at all.</summary>
    public static IReadOnlyList<string> MissingSuites(string text) =>
        [.. NoRelease().Matches(text).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>What a failed update is for the user.</summary>
    public static Problem UpdateFailed(string text, DebianArchive archive, string mirror)
    {
        var line =
            text.Split('\n').FirstOrDefault(l => l.StartsWith("E: ", StringComparison.Ordinal) || l.StartsWith("W: ", StringComparison.Ordinal))
            ?? "apt-get update failed";
        return
            text.Contains("NO_PUBKEY", StringComparison.Ordinal)
            || text.Contains("is not signed", StringComparison.Ordinal)
            || text.Contains("signatures were invalid", StringComparison.Ordinal)
            ? DebianProblems.NotSigned(archive.Keyring, line[3..])
            : DebianProblems.MirrorUnreachable(mirror, line[Math.Min(3, line.Length)..]);
    }

    /// <summary>Names that the suites lack.</summary>
    public static IReadOnlyList<string> MissingPackages(string text) =>
        [.. Missing().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("The repository '\\S+ (\\S+) (?:Release|InRelease)' (?:does not have|no longer has) a Release file")]
    private static partial Regex NoRelease();

    [GeneratedRegex(
        "E: (?:Unable to locate package (?<name>\\S+)|Package '(?<name>[^']+)' has no installation candidate|(?:Release|Version) '[^']+' for '(?<name>[^']+)' was not found)"
    )]
    private static partial Regex Missing();
}
