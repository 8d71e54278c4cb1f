using System.Globalization;
using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// The text form of a <see cref="DebLock"/>, <c>NAME.debs.txt</c> beside the wheel lock <c>NAME.txt</c>: head lines that start with <c>#</c>, then one line a package:
/// <c>name=version architecture sha256:HEX size pool/path role role</c>.
/// </summary>
public static class DebLockText
{
    private const string Format = "slipway-debs 1";
    private static readonly string[] HeadNames = ["target", "suite", "snapshot", "inputs"];
    private static readonly (DebRoles Role, string Word)[] RoleWords =
    [
        (DebRoles.Base, "base"),
        (DebRoles.Wheel, "wheel"),
        (DebRoles.Syslib, "syslib"),
        (DebRoles.Toolchain, "toolchain"),
        (DebRoles.Tool, "tool"),
        (DebRoles.Test, "test"),
    ];

    /// <summary>Writes a lock; reading it back gives the same text.</summary>
    /// <param name="debs">The lock.</param>
    public static string Write(DebLock debs)
    {
        var text = new StringBuilder();
        text.Append($"# {Format}\n# target: {debs.Target}\n# suite: {debs.Suite}\n# snapshot: {debs.Snapshot}\n# inputs: {debs.Inputs}\n");
        foreach (
            var (p, roles) in debs.Packages.OrderBy(x => x.Package.Name, StringComparer.Ordinal).ThenBy(x => x.Package.Architecture, StringComparer.Ordinal)
        )
            text.Append($"{p.Name}={p.Version} {p.Architecture} {p.Sha256} {p.Size} {p.Filename} {Words(roles)}\n");
        return text.ToString();
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <exception cref="SlipwayException">SLP458: everything that is wrong with it, with line numbers.</exception>
    public static DebLock Read(string text, string path)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var packages = new List<LockedDeb>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r') != $"# {Format}")
            problems.Add(DebianProblems.BadLockLine(path, 1, lines[0], $"# {Format}"));
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
                continue;
            if (line[0] == '#')
            {
                if (line.IndexOf(": ", StringComparison.Ordinal) is > 2 and var colon)
                    head[line[2..colon]] = line[(colon + 2)..];
            }
            else if (Package(line) is not { } package)
                problems.Add(
                    DebianProblems.BadLockLine(
                        path,
                        i + 1,
                        line,
                        "name=version architecture sha256:HEX size pool/path roles (base, wheel, syslib, toolchain, tool, test)"
                    )
                );
            else if (!names.TryAdd($"{package.Package.Name}:{package.Package.Architecture}", i + 1))
                problems.Add(
                    DebianProblems.BadLockLine(
                        path,
                        i + 1,
                        line,
                        $"one line a package; '{package.Package.Name}' is already in line {names[$"{package.Package.Name}:{package.Package.Architecture}"]}"
                    )
                );
            else
                packages.Add(package);
        }
        foreach (var missing in HeadNames.Where(name => !head.ContainsKey(name)))
            problems.Add(DebianProblems.BadLockLine(path, 1, "the head", $"a line '# {missing}: ...'"));
        return problems.Count > 0
            ? throw new SlipwayException(problems)
            : new DebLock(head["target"], head["suite"], head["snapshot"], head["inputs"], packages);
    }

    private static LockedDeb? Package(string line)
    {
        var words = line.Split(' ');
        if (words.Length < 6 || words[0].IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals) || equals == words[0].Length - 1)
            return null;
        if (!words[2].StartsWith("sha256:", StringComparison.Ordinal) || !Digest.TryParse(words[2], out var digest))
            return null;
        if (!long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || !IsPoolPath(words[4]))
            return null;
        var roles = DebRoles.None;
        foreach (var word in words.Skip(5))
        {
            if (Role(word) is not { } role || roles.HasFlag(role))
                return null;
            roles |= role;
        }
        return new LockedDeb(new DebPackage(words[0][..equals], words[0][(equals + 1)..], words[1], words[4], size, digest), roles);
    }

    private static bool IsPoolPath(string path) =>
        path.StartsWith("pool/", StringComparison.Ordinal)
        && path.EndsWith(".deb", StringComparison.Ordinal)
        && !path.Split('/').Any(part => part is "" or "." or "..");

    private static DebRoles? Role(string word) => RoleWords.Where(x => x.Word == word).Select(x => (DebRoles?)x.Role).FirstOrDefault();

    private static string Words(DebRoles roles) => string.Join(' ', RoleWords.Where(x => roles.HasFlag(x.Role)).Select(x => x.Word));
}
