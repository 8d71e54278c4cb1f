using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>What a program or a page takes from standard output: with <c>--json</c> or <c>--markdown</c> nothing else is written there.</summary>
internal static class Answer
{
    private static TextWriter s_output = Console.Out;

    /// <summary>Runs the build. Where an answer is asked for in a form, everything that is not the answer goes to standard error.</summary>
    /// <param name="build">The build.</param>
    public static int Run(Func<int> build)
    {
        s_output = Console.Out;
        var options = CommandLine.Parse(Environment.GetCommandLineArgs()[1..]).Options;
        if (options.Any(x => Spelling.Same(x.Name, "json") || Spelling.Same(x.Name, "markdown")))
            Console.SetOut(Console.Error);
        return build();
    }

    /// <summary>Writes the answer.</summary>
    /// <param name="text">Its text.</param>
    public static void Write(string text)
    {
        s_output.Write(text);
        s_output.Flush();
    }
}
