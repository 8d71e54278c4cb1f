using System.Text;
using Slipway.Tools.Terminal;

namespace Slipway.Targets;

/// <summary>Standard output into a pipe, such as <c>| head -1</c>: when its reader has gone the run ends as it does on Ctrl+C, quietly and with the exit code that shells give it.</summary>
public static class OutputPipe
{
    /// <summary>128 and the number of SIGPIPE.</summary>
    public const int ExitCode = 141;

    private static WatchedOutputStream? s_output;

    /// <summary>Cancelled when nobody reads standard output any more.</summary>
    public static CancellationToken Closed => s_output?.Closed ?? CancellationToken.None;

    /// <summary>Runs the program.</summary>
    /// <param name="program">Gives its exit code.</param>
    public static int Run(Func<int> program)
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            s_output = new WatchedOutputStream(Console.OpenStandardOutput());
            Console.SetOut(new StreamWriter(s_output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 256) { AutoFlush = true });
        }
        var exitCode = program();
        return Closed.IsCancellationRequested ? ExitCode : exitCode;
    }
}
