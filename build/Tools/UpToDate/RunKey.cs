using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Tools.UpToDate;

/// <summary>
/// What was asked for, as one digest: the words, the folder they were typed in, the environment, the files that give parameters and the program itself. Two runs with one key
/// that read the same files give the same answer. Plain loops over arrays: this stands before everything else in a run that has nothing to do.
/// </summary>
public static class RunKey
{
    /// <summary>Variables that differ from window to window and that nothing here reads.</summary>
    private static readonly string[] s_passing =
    [
        "_",
        "COLUMNS",
        "INVOCATION_ID",
        "JOURNAL_STREAM",
        "LINES",
        "OLDPWD",
        "PWD",
        "SHLVL",
        "SSH_CLIENT",
        "SSH_CONNECTION",
        "SSH_TTY",
        "TERM_SESSION_ID",
        "TMUX",
        "TMUX_PANE",
        "WINDOWID",
        "XDG_SESSION_ID",
    ];

    /// <summary>The key in hex digits.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">The environment, as the process was given it.</param>
    /// <param name="root">Root of the checkout, whose parameter files count.</param>
    /// <param name="program">What identifies the compiled build.</param>
    public static string Of(IEnumerable<string> words, string folder, IDictionary environment, string root, string program)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, program);
        Add(hash, folder);
        Add(hash, root);
        foreach (var word in words)
            Add(hash, word);
        Add(hash, "");
        var variables = new List<string>(environment.Count);
        foreach (DictionaryEntry variable in environment)
        {
            if (Array.IndexOf(s_passing, (string)variable.Key) < 0)
                variables.Add((string)variable.Key + "=" + (string?)variable.Value);
        }
        variables.Sort(StringComparer.Ordinal);
        foreach (var variable in variables)
            Add(hash, variable);
        var files = new RunFiles(hash);
        files.Add(Path.Combine(root, ".env"));
        if (Directory.Exists(Path.Combine(root, ".nuke")))
        {
            var parameters = Directory.GetFiles(Path.Combine(root, ".nuke"), "parameters*.json");
            Array.Sort(parameters, StringComparer.Ordinal);
            foreach (var file in parameters)
                files.Add(file);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
