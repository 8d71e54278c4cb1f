using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks;

/// <summary>Reads one package line: <c>NAME==VERSION --hash=sha256:HEX # FILE SIZE via PARENT, PARENT (sdist); debs DEB DEB</c>.</summary>
internal static class LockLine
{
    private const string HashOption = "--hash=";
    private const string DebsMark = "; debs ";
    private const string SdistMark = " (sdist)";

    /// <summary>The package, or null with at least one problem reported.</summary>
    internal static LockedPackage? Read(string text, LockPlace place, List<Problem> problems)
    {
        if (
            text.Split(" # ", 2) is not [var requirement, var comment]
            || requirement.Split(' ') is not [var pin, .. var options]
            || pin.Split("==") is not [var name, var version]
        )
            return Fail(LockProblems.UnknownLine(place, text));
        if (!ProjectName.IsValid(name))
            return Fail(LockProblems.UnknownLine(place, text));
        var before = problems.Count;
        if (!PythonVersion.TryParse(version, out _))
            problems.Add(LockProblems.BadVersion(place, name, version));
        if (Hash(options) is not { } hash)
        {
            problems.Add(LockProblems.MissingHash(place, name));
            hash = default;
        }
        var (rest, debs) = Cut(comment, DebsMark);
        var isSdist = rest.EndsWith(SdistMark, StringComparison.Ordinal);
        if (isSdist)
            rest = rest[..^SdistMark.Length];
        if (rest.Split(' ', 4) is not [{ Length: > 0 } file, var size, "via", { Length: > 0 } parents])
            return Fail(LockProblems.UnknownLine(place, text));
        if (Size(size) is not { } bytes)
        {
            problems.Add(LockProblems.BadSize(place, name, size));
            bytes = 0;
        }
        return problems.Count > before ? null : new LockedPackage(name, version, hash, file, bytes < 0 ? null : bytes, parents.Split(", "), isSdist, debs);

        LockedPackage? Fail(Problem problem)
        {
            problems.Add(problem);
            return null;
        }
    }

    private static Digest? Hash(string[] options) =>
        options is [var option]
        && option.StartsWith(HashOption + "sha256:", StringComparison.Ordinal)
        && Digest.TryParse(option[HashOption.Length..], out var digest)
            ? digest
            : null;

    /// <summary>Bytes; -1 for <c>?</c>; null for anything else.</summary>
    private static long? Size(string text)
    {
        if (text == "?")
            return -1;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : null;
    }

    private static (string Line, string[] Debs) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, []) : (text[..at], text[(at + mark.Length)..].Split(' '));
    }
}

/// <summary>Where in a lock something was found.</summary>
/// <param name="Path">The lock as the user knows it.</param>
/// <param name="Line">Line number, from 1.</param>
public readonly record struct LockPlace(string Path, int Line)
{
    /// <summary><c>path:line</c>, which editors open.</summary>
    public override string ToString() => $"{Path}:{Line}";
}
