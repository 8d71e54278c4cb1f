using System.Text;

namespace Nuke.Common.ValueInjection;

/// <summary>The command line: leading words, then names with the words that follow them. The last of two equal names wins.</summary>
internal static class Arguments
{
    private static readonly Dictionary<string, string[]> s_named = new(StringComparer.OrdinalIgnoreCase);

    static Arguments()
    {
        Tokens = Environment.GetCommandLineArgs()[1..];
        var first = Array.FindIndex(Tokens, IsName);
        Positional = first < 0 ? Tokens : Tokens[..first];
        for (var i = Positional.Length; i < Tokens.Length; )
        {
            var next = Array.FindIndex(Tokens, i + 1, IsName);
            next = next < 0 ? Tokens.Length : next;
            s_named[WithoutDashes(Tokens[i])] = Tokens[(i + 1)..next];
            i = next;
        }
    }

    public static string[] Tokens { get; }

    public static string[] Positional { get; }

    /// <summary>The words after a name; null when the name was not given.</summary>
    public static string[] Of(string name) => s_named.GetValueOrDefault(WithoutDashes(name));

    public static bool Has(string name) => Of(name) is not null;

    public static string WithoutDashes(string text) => text.Contains('-') ? new StringBuilder(text).Replace("-", "").ToString() : text;

    private static bool IsName(string token) => token.StartsWith('-');
}
