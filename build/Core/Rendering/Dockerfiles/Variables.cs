namespace Slipway.Core.Rendering.Dockerfiles;

/// <summary>Variables that a Dockerfile uses, declares and needs (docs: Dockerfile reference, ARG).</summary>
public static class Variables
{
    /// <summary>Given by BuildKit where a stage declares them; before and in FROM without that.</summary>
    private static readonly HashSet<string> s_platform =
    [
        "BUILDPLATFORM",
        "BUILDOS",
        "BUILDARCH",
        "BUILDVARIANT",
        "TARGETPLATFORM",
        "TARGETOS",
        "TARGETARCH",
        "TARGETVARIANT",
        "TARGETSTAGE",
    ];

    /// <summary>Known to every RUN without a declaration.</summary>
    private static readonly HashSet<string> s_predefined =
    [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "FTP_PROXY",
        "ftp_proxy",
        "NO_PROXY",
        "no_proxy",
        "ALL_PROXY",
        "all_proxy",
        "SOURCE_DATE_EPOCH",
        "PATH",
    ];

    /// <summary>Uses of a variable that nothing declares, as line and name. What a RUN's shell expands is the shell's.</summary>
    /// <param name="file">The Dockerfile.</param>
    public static IEnumerable<(int Line, string Name)> Undeclared(Dockerfile file)
    {
        var global = file.Arguments.SelectMany(Declared).ToHashSet(StringComparer.Ordinal);
        var byStage = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var stage in file.Stages)
        {
            foreach (var name in Used(stage.From).Where(x => !global.Contains(x) && !s_platform.Contains(x)))
                yield return (stage.Line, name);
            var known = byStage.TryGetValue(stage.From, out var parent) ? new HashSet<string>(parent, StringComparer.Ordinal) : [];
            byStage[stage.Name] = known;
            foreach (var instruction in stage.Instructions)
            {
                var text = instruction.Word is "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "HEALTHCHECK" ? "" : instruction.Text;
                foreach (var name in Used(string.Join(' ', [.. instruction.Flags, text])).Where(x => !known.Contains(x) && !s_predefined.Contains(x)))
                    yield return (instruction.Line, name);
                known.UnionWith(Declared(instruction));
            }
        }
    }

    /// <summary>Arguments without a default that somebody has to give, as line and name.</summary>
    /// <param name="file">The Dockerfile.</param>
    public static IEnumerable<(int Line, string Name)> Needed(Dockerfile file)
    {
        var global = file.Arguments.Where(x => x.Word == "ARG").SelectMany(Declared).ToHashSet(StringComparer.Ordinal);
        return from instruction in file.Arguments.Concat(file.Stages.SelectMany(x => x.Instructions))
            where instruction.Word == "ARG"
            from word in Words(instruction.Text)
            where !word.Contains('=', StringComparison.Ordinal) && !s_platform.Contains(word) && !s_predefined.Contains(word)
            where file.Arguments.Contains(instruction) || !global.Contains(word)
            select (instruction.Line, word);
    }

    /// <summary>All arguments that it declares.</summary>
    /// <param name="file">The Dockerfile.</param>
    public static IReadOnlySet<string> Arguments(Dockerfile file) =>
        file.Arguments.Concat(file.Stages.SelectMany(x => x.Instructions)).Where(x => x.Word == "ARG").SelectMany(Declared).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a text names the target platform or its architecture.</summary>
    /// <param name="text">The text.</param>
    public static bool NamesPlatform(string text) => Used(text).Any(x => x is "TARGETARCH" or "TARGETPLATFORM");

    private static IEnumerable<string> Declared(Instruction instruction) =>
        instruction.Word switch
        {
            "ARG" => Words(instruction.Text).Select(x => x.Split('=')[0]),
            "ENV" when instruction.Text.Split(' ')[0].Contains('=', StringComparison.Ordinal) => Words(instruction.Text).Select(x => x.Split('=')[0]),
            "ENV" => [instruction.Text.Split(' ')[0]],
            _ => [],
        };

    /// <summary>Words between spaces; a space within quotes ends none.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var quote = '\0';
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : ' ';
            if (quote == '\0' && letter == ' ')
            {
                if (at > from)
                    yield return text[from..at];
                from = at + 1;
            }
            else if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is '"' or '\'')
                quote = letter;
        }
    }

    private static IEnumerable<string> Used(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0; at = text.IndexOf('$', at + 1))
        {
            if (at > 0 && text[at - 1] == '\\')
                continue;
            var from = at + 1 < text.Length && text[at + 1] == '{' ? at + 2 : at + 1;
            var name = new string([.. text.Skip(from).TakeWhile(x => char.IsAsciiLetterOrDigit(x) || x == '_')]);
            if (name.Length > 0)
                yield return name;
        }
    }
}
