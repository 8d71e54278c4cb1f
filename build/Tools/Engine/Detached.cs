using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>Starts a program that outlives us: in a session of its own, so that neither Ctrl+C nor the end of the terminal reaches it, with its output in a file.</summary>
internal static class Detached
{
    /// <summary>What the shell is called between our start and the program's own: by it a program that is about to be is found.</summary>
    public const string Mark = "slipway-detached";

    private const string Script = """log=$1; shift; exec "$@" >>"$log" 2>&1 </dev/null""";

    /// <summary>Starts it and returns at once, when there is a process with the command's arguments that either is the program or becomes it.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="log">File that its output is appended to.</param>
    /// <param name="cancellation">Looked at before: a start that is broken off halfway leaves a process that nobody sees yet.</param>
    public static async Task StartAsync(Command command, string log, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new Command("setsid", ["--fork", "/bin/sh", "-c", Script, Mark, log, command.Program, .. command.Arguments])
        {
            Environment = command.Environment,
            WorkingDirectory = "/",
        };
        (await ProcessRunner.RunAsync(start, null, CancellationToken.None)).OrThrow();
    }
}
