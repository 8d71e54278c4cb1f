using System.Globalization;
using Slipway.Core.Catalog;

namespace Slipway.Core.Locks;

/// <summary>What a lock was made for: the facts of its <c># target:</c> line.</summary>
/// <param name="Facts">All facts as written, in order; also those that nothing here reads, such as <c>suite</c>.</param>
public sealed record LockTarget(IReadOnlyList<LockFact> Facts)
{
    /// <summary>The mode, such as <c>minimal</c>.</summary>
    public string Mode => Fact("mode") ?? "";

    /// <summary>The backend, or null where the line names none.</summary>
    public string? Backend => Fact("backend");

    /// <summary>The device: <c>cpu</c> or <c>gpu</c>.</summary>
    public string Device => Fact("device") ?? "";

    /// <summary>The platform, or null when it is not one that images are made for.</summary>
    public Platform? Platform => Platform.All.FirstOrDefault(p => p.ToString() == Fact("platform"));

    /// <summary>The Python, such as <c>3.13</c>.</summary>
    public string Python => Fact("python") ?? "";

    /// <summary>The Debian suite that the packages come from, or null.</summary>
    public string? Suite => Fact("suite");

    /// <summary>What a wheel must fit, or null when Python, platform or level cannot be read.</summary>
    public WheelTarget? WheelTarget
    {
        get
        {
            if (Platform is null || Numbers(Python, '.') is not (3, > 0 and < 1000) python)
                return null;
            if (Fact("manylinux") is not { } level)
                return new WheelTarget(python.Minor, Platform.Machine, null);
            return Numbers(level, '_') is (2, >= 0 and < 1000) glibc
                ? new WheelTarget(python.Minor, Platform.Machine, Libc.Glibc(glibc.Major, glibc.Minor))
                : null;
        }
    }

    /// <summary>The value of a fact, or null.</summary>
    /// <param name="name">Its name.</param>
    public string? Fact(string name) => Facts.FirstOrDefault(f => f.Name == name)?.Value;

    /// <summary>Reads <c>name=value name=value</c>; null when a word is not such a pair or a name comes twice.</summary>
    /// <param name="text">The text after <c># target: </c>.</param>
    public static LockTarget? TryParse(string text)
    {
        var words = text.Split(' ').Select(word => word.Split('=')).ToList();
        var regular = words.All(w => w is [{ Length: > 0 }, { Length: > 0 }]) && words.DistinctBy(w => w[0]).Count() == words.Count;
        return regular ? new LockTarget([.. words.Select(w => new LockFact(w[0], w[1]))]) : null;
    }

    /// <summary>The facts as the line has them.</summary>
    public override string ToString() => string.Join(' ', Facts.Select(f => $"{f.Name}={f.Value}"));

    private static (int Major, int Minor)? Numbers(string text, char separator) =>
        text.Split(separator) is [var a, var b]
        && int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
        && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? (major, minor)
            : null;
}

/// <summary>A named value of a lock's head.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Value as written.</param>
public sealed record LockFact(string Name, string Value);
