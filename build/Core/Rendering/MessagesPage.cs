using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>docs/messages.md: every message that a user can see.</summary>
public static class MessagesPage
{
    /// <summary>All documented messages of a repository, by number.</summary>
    /// <param name="root">Root of the repository.</param>
    public static IReadOnlyList<DocumentedMessage> Messages(string root) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(root, "build", "Core", "Diagnostics"), "*Problems.cs")
                .SelectMany(file => DocumentedMessage.InCode(File.ReadAllText(file)))
                .Concat(DocumentedMessage.InScript(File.ReadAllText(Path.Combine(root, "build.sh"))))
                .OrderBy(message => message.Number, StringComparer.Ordinal),
        ];

    /// <summary>The page's text.</summary>
    /// <param name="root">Root of the repository.</param>
    public static string Render(string root)
    {
        var page = new StringBuilder();
        page.Append("<!-- Written by ./build.sh GenerateFiles from build/Core/Diagnostics and build.sh. Do not edit. -->\n");
        page.Append("# Messages\n\n");
        page.Append(
            "Every message has a number that never changes, says what was found, what is allowed and what to do. The exit code is that of its family; where several are reported together, of the first.\n\n"
        );
        page.Append("| family | exit code | meaning |\n| --- | --- | --- |\n");
        foreach (var family in Enum.GetValues<Family>())
            page.Append($"| {family} | {(int)family} | {Meaning(family)} |\n");
        page.Append("\n| number | family | meaning |\n| --- | --- | --- |\n");
        foreach (var message in Messages(root))
            page.Append($"| {message.Number} | {message.Family} | {message.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        return page.ToString();
    }

    private static string Meaning(Family family) =>
        family switch
        {
            Family.Warning => "worth a look; nothing fails for it",
            Family.Usage => "the command line, a setting or a file of the user is wrong; nothing was run",
            Family.Missing => "a program, a package or a machine feature is missing",
            Family.Failed => "a step ran and failed",
            Family.Drift => "a committed file is not what its inputs say",
            Family.Budget => "a size or time budget was exceeded",
            _ => throw new ArgumentOutOfRangeException(nameof(family)),
        };
}
