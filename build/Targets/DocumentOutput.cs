using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>Standard output for documents: with --json or --markdown nothing but the document may be on it, so that it can be piped; NUKE's own lines go to standard error.</summary>
internal static class DocumentOutput
{
    private static readonly string[] s_forms = ["json", "markdown"];
    private static TextWriter? s_document;

    /// <summary>Runs the build with its lines where they belong.</summary>
    /// <param name="build">The run.</param>
    public static int Around(Func<int> build)
    {
        var line = CommandLine.Parse(Environment.GetCommandLineArgs()[1..]);
        if (line.Options.Any(x => s_forms.Any(form => Spelling.Same(x.Name, form))))
        {
            s_document = Console.Out;
            Console.SetOut(Console.Error);
        }
        return build();
    }

    /// <summary>Writes lines of a document, or lines for people where none was asked for.</summary>
    /// <param name="text">The lines.</param>
    public static void WriteLine(string text) => (s_document ?? Console.Out).WriteLine(text);
}
