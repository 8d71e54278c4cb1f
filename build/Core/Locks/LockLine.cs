using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks;

/// <summary>Reads one package line: <c>NAME==VERSION --hash=sha256:HEX # FILE SIZE via PARENT, PARENT (sdist); debs DEB DEB</c>.</summary>
internal static class LockLine
{
    private const string HashOption = "--hash=sha256:";
    private const string DebsMark = "; debs ";
    private const string SdistMark = " (sdist)";

    /// <summary>The package, or null with at least one problem reported.</summary>
    internal static PlacedPackage? Read(ReadOnlySpan<char> line, LockPlace place, List<Problem> problems)
    {
        var requirement = Before(" # ", line, out var comment);
        var pin = Before(" ", requirement, out var options);
        var name = Before("==", pin, out var versionText).ToString();
        var rest = Before(DebsMark, comment, out var debs);
        var isSdist = rest.EndsWith(SdistMark);
        var file = Before(" ", isSdist ? rest[..^SdistMark.Length] : rest, out var sizeAndParents);
        var sizeText = Before(" via ", sizeAndParents, out var parents);
        if (!ProjectName.IsValid(name) || versionText.IsEmpty || file.IsEmpty || sizeText.Contains(' ') || parents.IsEmpty)
        {
            problems.Add(LockProblems.UnknownLine(place, line.ToString()));
            return null;
        }
        var before = problems.Count;
        var version = versionText.ToString();
        if (!PythonVersion.TryParse(version, out var parsed))
            problems.Add(LockProblems.BadVersion(place, name, version));
        if (!TryHash(options, out var hash))
            problems.Add(LockProblems.MissingHash(place, name));
        if (!TrySize(sizeText, out var size))
            problems.Add(LockProblems.BadSize(place, name, sizeText.ToString()));
        return hash is null || problems.Count > before
            ? null
            : new PlacedPackage(
                new LockedPackage(name, version, hash, file.ToString(), size, Names(parents), isSdist, debs.IsEmpty ? [] : debs.ToString().Split(' ')),
                parsed,
                place
            );
    }

    /// <summary>What stands before a mark; what stands behind it is empty where the mark is missing.</summary>
    private static ReadOnlySpan<char> Before(string mark, ReadOnlySpan<char> text, out ReadOnlySpan<char> behind)
    {
        var at = text.IndexOf(mark);
        behind = at < 0 ? [] : text[(at + mark.Length)..];
        return at < 0 ? text : text[..at];
    }

    private static bool TryHash(ReadOnlySpan<char> options, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        return options.StartsWith(HashOption) && Digest.TryParse(options[HashOption.Length..].ToString(), out digest);
    }

    /// <summary>Bytes; null for <c>?</c>.</summary>
    private static bool TrySize(ReadOnlySpan<char> text, out long? size)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0;
        size = isNumber ? bytes : null;
        return isNumber || text is "?";
    }

    /// <summary>Most packages have one parent, so that the comma is looked for once.</summary>
    private static string[] Names(ReadOnlySpan<char> text) => text.Contains(',') ? text.ToString().Split(", ") : [text.ToString()];
}

/// <summary>Where in a lock something was found.</summary>
/// <param name="Path">The lock as the user knows it.</param>
/// <param name="Line">Line number, from 1.</param>
public sealed record LockPlace(string Path, int Line)
{
    /// <summary><c>path:line</c>, which editors open.</summary>
    public override string ToString() => $"{Path}:{Line}";
}
