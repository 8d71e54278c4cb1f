using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>Starts a program that outlives us: in a session of its own, so that neither Ctrl+C nor the end of the terminal reaches it, with its output in a file.</summary>
internal static class Detached
{
    private const string Script = """log=$1; shift; exec "$@" >>"$log" 2>&1 </dev/null""";

    /// <summary>Starts it and returns at once.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="log">File that its output is appended to.</param>
    /// <param name="cancellation">Only for the start itself.</param>
    public static async Task StartAsync(Command command, string log, CancellationToken cancellation)
    {
        var start = new Command("setsid", ["--fork", "/bin/sh", "-c", Script, "sh", log, command.Program, .. command.Arguments])
        {
            Environment = command.Environment,
            WorkingDirectory = "/",
        };
        (await ProcessRunner.RunAsync(start, null, cancellation)).OrThrow();
    }
}
