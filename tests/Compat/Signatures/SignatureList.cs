using System.Text;

namespace Slipway.Compat.Tests.Signatures;

/// <summary>
/// The signatures of a real library. The copy in tests/data holds the lines that the stand-in needs; with SLIPWAY_SIGNATURES set to a folder with the full lists,
/// these are asked, and the copy is written anew from them.
/// </summary>
public sealed class SignatureList
{
    private readonly Dictionary<string, string> _lines;

    private SignatureList(IEnumerable<string> lines) =>
        _lines = lines.Where(x => x.Contains(" :: ", StringComparison.Ordinal)).GroupBy(Plain).ToDictionary(x => x.Key, x => x.First(), StringComparer.Ordinal);

    public static string? FullLists => Environment.GetEnvironmentVariable("SLIPWAY_SIGNATURES");

    public static SignatureList Read(string name) => new(File.ReadLines(Path.Combine(FullLists ?? Copies, name + ".txt")));

    public static SignatureList Of(IEnumerable<string> lines) => new(lines);

    public static string Copies => Path.Combine(Repository.Root, "tests", "data", "signatures");

    /// <summary>The line as it stands; a type may lack interfaces that the real one has, but neither its base class nor its kind may differ.</summary>
    public bool Has(string line) => Find(line) is not null;

    /// <summary>Writes the lines that are needed, and all of the types that the build inherits from, whose names it must not use.</summary>
    public void WriteCopy(string name, IEnumerable<string> needed)
    {
        string[] kept = ["Nuke.Common.NukeBuild :: ", "Nuke.Common.INukeBuild :: "];
        var lines = needed.Select(Find).OfType<string>().Concat(_lines.Values.Where(x => kept.Any(x.StartsWith)));
        File.WriteAllLines(Path.Combine(Copies, name + ".txt"), lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private string? Find(string line)
    {
        var plain = Plain(line);
        if (_lines.TryGetValue(plain, out var exact))
            return exact;
        var (kind, own) = Bases(plain);
        return plain.Contains(" :: type ", StringComparison.Ordinal)
            ? _lines
                .Where(x => Bases(x.Key) is var (otherKind, all) && otherKind == kind && own.All(all.Contains) && all.Except(own).All(IsInterface))
                .Select(x => x.Value)
                .FirstOrDefault()
            : null;
    }

    private static (string Kind, string[] Bases) Bases(string line) => line.Split(" : ", 2) is [var kind, var bases] ? (kind, bases.Split(", ")) : (line, []);

    private static bool IsInterface(string name) => name is ['I', >= 'A' and <= 'Z', ..];

    /// <summary>Without attributes and without the namespaces that only tell two equal names apart.</summary>
    public static string Plain(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '[' && i > 0 && line[i - 1] is ' ' or '(')
                i = SkipAttribute(line, i);
            else
                text.Append(line[i]);
        }
        return text.Replace("System.ComponentModel.", "").Replace("System.", "").ToString();
    }

    /// <summary>The index of the blank after an attribute, whose arguments may hold brackets and quotes.</summary>
    private static int SkipAttribute(string line, int start)
    {
        var depth = 0;
        var quoted = false;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            depth +=
                line[i] == '[' ? 1
                : line[i] == ']' ? -1
                : 0;
            if (depth == 0)
                return i + 1;
        }
        return line.Length;
    }
}
