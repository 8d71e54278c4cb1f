using System.Text;

namespace Slipway.Core.Commands;

/// <summary>The spellings of one name: <c>FromFile</c> in code, <c>--from-file</c> on the command line, <c>FROM_FILE</c> in the environment.</summary>
public static class Spelling
{
    /// <summary><c>FromFile</c> as <c>from-file</c>.</summary>
    /// <param name="name">A name in camel humps.</param>
    public static string Dashed(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary>Whether two words name the same target or option: dashes and case do not count.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool Same(string a, string b) => string.Equals(WithoutDashes(a), WithoutDashes(b), StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters and digits only, in capitals: how names of environment variables are compared.</summary>
    /// <param name="name">Any spelling.</param>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string WithoutDashes(string word) => word.Replace("-", "", StringComparison.Ordinal);
}
