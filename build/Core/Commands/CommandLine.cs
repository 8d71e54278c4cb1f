namespace Slipway.Core.Commands;

/// <summary>A command line as it is read everywhere: leading words are targets, then options, each with the words up to the next one.</summary>
/// <param name="Targets">The leading words.</param>
/// <param name="Options">The options in the order given.</param>
public sealed record CommandLine(IReadOnlyList<string> Targets, IReadOnlyList<GivenOption> Options)
{
    /// <summary>Reads the words after the program's name. A word that starts with <c>-</c> is an option; nothing is refused here.</summary>
    /// <param name="words">The words, unquoted by the shell.</param>
    public static CommandLine Parse(IReadOnlyList<string> words)
    {
        var targets = words.TakeWhile(word => !IsOption(word)).ToList();
        var options = new List<GivenOption>();
        for (var i = targets.Count; i < words.Count; )
        {
            var values = words.Skip(i + 1).TakeWhile(word => !IsOption(word)).ToList();
            options.Add(new GivenOption(words[i], values));
            i += 1 + values.Count;
        }
        return new CommandLine(targets, options);
    }

    private static bool IsOption(string word) => word.StartsWith('-');
}
