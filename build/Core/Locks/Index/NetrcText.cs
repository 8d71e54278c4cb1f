namespace Slipway.Core.Locks.Index;

/// <summary>Reads the text in which curl, pip and git look for credentials: <c>machine HOST login NAME password SECRET</c>.</summary>
public static class NetrcText
{
    /// <summary>Login and password of a host, else of the default entry, else null. Whatever else the text has is passed over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="host">Host without port.</param>
    public static (string Login, string Password)? Find(string text, string host)
    {
        (string, string)? fallback = null;
        foreach (var (machine, login, password) in Entries(text))
        {
            if (string.Equals(machine, host, StringComparison.OrdinalIgnoreCase))
                return (login, password);
            if (machine is null)
                fallback ??= (login, password);
        }
        return fallback;
    }

    /// <summary>Machine (null for the default entry), login and password. Macros end at an empty line.</summary>
    private static IEnumerable<(string? Machine, string Login, string Password)> Entries(string text)
    {
        var words = Words(text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is not ("machine" or "default"))
                continue;
            // A last word 'machine' names no host, and is no default entry either.
            if (words[i] == "machine" && i + 1 == words.Count)
                yield break;
            var machine = words[i] == "machine" ? words[++i] : null;
            var (login, password) = ("", "");
            for (; i + 2 < words.Count && words[i + 1] is "login" or "user" or "password" or "account"; i += 2)
            {
                if (words[i + 1] is "login" or "user")
                    login = words[i + 2];
                else if (words[i + 1] == "password")
                    password = words[i + 2];
            }
            yield return (machine, login, password);
        }
    }

    private static IEnumerable<string> Words(string text)
    {
        var isMacro = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            isMacro = line.Length > 0 && (isMacro || line.StartsWith("macdef", StringComparison.Ordinal));
            if (isMacro || line.StartsWith('#'))
                continue;
            foreach (var word in line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                yield return word.Trim('"');
        }
    }
}
