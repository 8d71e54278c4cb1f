using System.Text;

namespace Slipway.Core.Rendering.Dockerfiles;

/// <summary>Reads Dockerfiles: continued lines, comments, flags, stages, here-documents. What is wrong in them is BuildKit's to say.</summary>
public static class DockerfileReader
{
    /// <summary>Reads a Dockerfile.</summary>
    /// <param name="text">Its text.</param>
    public static Dockerfile Read(string text)
    {
        var arguments = new List<Instruction>();
        var stages = new List<(string Name, string From, int Line, List<Instruction> Instructions)>();
        foreach (var instruction in Instructions(text.ReplaceLineEndings("\n").Split('\n')))
        {
            if (instruction.Word == "FROM")
            {
                var words = instruction.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var name = words is [_, var keyword, var given, ..] && keyword.Equals("as", StringComparison.OrdinalIgnoreCase) ? given : $"{stages.Count}";
                stages.Add((name, words.FirstOrDefault() ?? "", instruction.Line, []));
            }
            else if (stages.Count == 0)
                arguments.Add(instruction);
            else
                stages[^1].Instructions.Add(instruction);
        }
        return new Dockerfile(arguments, [.. stages.Select(x => new Stage(x.Name, x.From, x.Line, x.Instructions))]);
    }

    private static IEnumerable<Instruction> Instructions(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsNothing(lines[i]))
                continue;
            var first = i;
            var text = new StringBuilder();
            for (; i < lines.Length; i++)
            {
                // Comments and blank lines between continued lines are left out.
                if (IsNothing(lines[i]))
                    continue;
                var line = lines[i].TrimEnd();
                var isContinued = line.EndsWith('\\');
                text.Append(' ').Append((isContinued ? line[..^1] : line).Trim());
                if (!isContinued)
                    break;
            }
            var instruction = Split(first + 1, text.ToString().Trim());
            yield return instruction;
            foreach (var end in HereDocuments(instruction))
                while (++i < lines.Length && lines[i].TrimStart('\t') != end) { }
        }
    }

    private static Instruction Split(int line, string text)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rest = words.Length > 1 ? words[1] : "";
        var flags = new List<string>();
        while (rest.StartsWith("--", StringComparison.Ordinal))
        {
            var end = rest.IndexOf(' ', StringComparison.Ordinal);
            flags.Add(end < 0 ? rest[2..] : rest[2..end]);
            rest = end < 0 ? "" : rest[(end + 1)..].TrimStart();
        }
        return new Instruction(line, words[0].ToUpperInvariant(), flags, rest);
    }

    private static IEnumerable<string> HereDocuments(Instruction instruction)
    {
        if (instruction.Word is not ("RUN" or "COPY" or "ADD"))
            yield break;
        for (var at = instruction.Text.IndexOf("<<", StringComparison.Ordinal); at >= 0; at = instruction.Text.IndexOf("<<", at + 2, StringComparison.Ordinal))
        {
            var word = new string([.. instruction.Text[(at + 2)..].TrimStart('-').TrimStart('"', '\'').TakeWhile(x => char.IsLetterOrDigit(x) || x == '_')]);
            if (word.Length > 0 && !char.IsDigit(word[0]))
                yield return word;
        }
    }

    private static bool IsNothing(string line) => line.TrimStart() is "" or ['#', ..];
}
