namespace Slipway.Tools.PythonIndex;

/// <summary>The file in which curl, pip and git look for credentials: <c>machine HOST login NAME password SECRET</c>.</summary>
internal static class NetrcFile
{
    /// <summary>The entry of a host, else the default entry, else null. A file that cannot be read has no entry.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">Host without port.</param>
    public static IndexCredentials? Find(string path, string host)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        IndexCredentials? fallback = null;
        foreach (var (machine, credentials) in Entries(text))
        {
            if (string.Equals(machine, host, StringComparison.OrdinalIgnoreCase))
                return credentials;
            if (machine is null)
                fallback ??= credentials;
        }
        return fallback;
    }

    /// <summary>Machine (null for the default entry) and credentials. Macros end at an empty line.</summary>
    private static IEnumerable<(string? Machine, IndexCredentials Credentials)> Entries(string text)
    {
        var words = Words(text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is not ("machine" or "default"))
                continue;
            var machine = words[i] == "machine" && i + 1 < words.Count ? words[++i] : null;
            var (login, password) = ("", "");
            for (; i + 2 < words.Count && words[i + 1] is "login" or "user" or "password" or "account"; i += 2)
            {
                if (words[i + 1] is "login" or "user")
                    login = words[i + 2];
                else if (words[i + 1] == "password")
                    password = words[i + 2];
            }
            yield return (machine, new IndexCredentials(login, password));
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
