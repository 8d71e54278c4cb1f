using System.Text.RegularExpressions;

namespace Slipway.Core.Rendering;

/// <summary>What the sources of records say of their members.</summary>
/// <param name="Members">Description by record and member.</param>
internal sealed partial record RecordDocumentation(IReadOnlyDictionary<(string Record, string Member), string> Members)
{
    /// <summary>Reads the documentation comments of a folder's C# files.</summary>
    /// <param name="folder">The folder.</param>
    public static RecordDocumentation Read(string folder)
    {
        var members = new Dictionary<(string, string), string>();
        foreach (var source in Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText))
        foreach (Match record in Record().Matches(source.ReplaceLineEndings("\n")))
        foreach (Match member in Member().Matches(record.Groups["comment"].Value))
            members[(record.Groups["record"].Value, member.Groups["member"].Value)] = Plain(member.Groups["text"].Value);
        return new RecordDocumentation(members);
    }

    /// <summary>The description of a member.</summary>
    /// <param name="record">The record.</param>
    /// <param name="member">Its name in the record.</param>
    /// <exception cref="InvalidOperationException">The sources do not describe it.</exception>
    public string Of(string record, string member) =>
        Members.GetValueOrDefault((record, member)) ?? throw new InvalidOperationException($"{record}.{member} has no documentation");

    /// <summary>Without markup: names of members as they are in the file, all on one line.</summary>
    private static string Plain(string text)
    {
        var named = Named().Replace(text.Replace("///", " ", StringComparison.Ordinal), match => Camel(match.Groups["name"].Value));
        return Space().Replace(Markup().Replace(named, ""), " ").Trim();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"(?<comment>(?:^ *///.*\n)+)(?:^\[.*\n)*^(?:public|internal) sealed (?:partial )?record (?<record>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Record();

    [GeneratedRegex("<param name=\"(?<member>[^\"]+)\">(?<text>.*?)</param>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex("<(?:paramref name|see cref)=\"(?<name>[^\"]+)\" */>", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex("</?[a-z][^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
