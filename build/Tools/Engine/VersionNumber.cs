using System.Globalization;

namespace Slipway.Tools.Engine;

/// <summary>The leading numbers of a program's version: distributions append their own marks (<c>28.5.2+dfsg4</c>, <c>v0.29.1-desktop.1</c>).</summary>
public static class VersionNumber
{
    /// <summary>Whether a version is the floor or newer; a text without numbers is not.</summary>
    /// <param name="version">A program's version.</param>
    /// <param name="floor">Numbers joined by dots.</param>
    public static bool IsAtLeast(string version, string floor)
    {
        var (have, need) = (Numbers(version), Numbers(floor));
        for (var i = 0; i < need.Count; i++)
        {
            var difference = have.ElementAtOrDefault(i) - need[i];
            if (difference != 0)
                return difference > 0;
        }
        return have.Count > 0;
    }

    /// <summary>The version that a Debian package version carries: without epoch and packaging marks, such as <c>28.5.2</c> of <c>1:28.5.2+dfsg4-5</c>.</summary>
    /// <param name="packageVersion">A Debian version.</param>
    public static string OfPackage(string packageVersion) =>
        string.Join('.', Numbers(packageVersion[(packageVersion.IndexOf(':', StringComparison.Ordinal) + 1)..]));

    /// <summary>Numbers joined by dots, up to the first character that is neither.</summary>
    private static List<long> Numbers(string text)
    {
        var leading = new string([.. text.TrimStart('v').TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return [.. leading.Split('.').TakeWhile(digits => digits.Length is > 0 and < 10).Select(digits => long.Parse(digits, CultureInfo.InvariantCulture))];
    }
}
