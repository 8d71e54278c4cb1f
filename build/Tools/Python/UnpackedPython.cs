using Slipway.Core.Diagnostics;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Python;

/// <summary>
/// The base's Python on this machine, from an unpacked base: by the base's own loader with the base's own libraries. That needs neither root nor namespaces, and nothing of the
/// machine but its kernel: Python is isolated from the environment, and opens no file outside its own folder.
/// </summary>
/// <param name="root">The unpacked base.</param>
/// <param name="program">Path of the interpreter in it.</param>
/// <param name="script">Text of the compiling script.</param>
public sealed class UnpackedPython(ProgramRoot root, string program, string script) : IBasePython
{
    private static readonly Dictionary<string, string?> s_environment = new() { ["LD_PRELOAD"] = null, ["LD_LIBRARY_PATH"] = null };

    /// <summary>How Python is started: isolated, without site, writing no bytecode of its own, without warnings about sources.</summary>
    public static IReadOnlyList<string> Options { get; } = ["-I", "-S", "-B", "-W", "ignore", "-c"];

    /// <summary>Why it does not run here; null where it does.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> WhyNotAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await ProcessRunner.RunAsync(Command, null, cancellation);
            return result.ExitCode == 0 ? null : $"{root.Path}: exit code {result.ExitCode}: {result.LastLines(3)}";
        }
        catch (SlipwayException e)
        {
            return $"{root.Path}: {e.Problems[0].Found}";
        }
    }

    /// <inheritdoc />
    public async Task<string> TalkAsync(Func<Stream, Stream, Task> talk, CancellationToken cancellation)
    {
        var result = await ProcessRunner.TalkAsync(Command, talk, cancellation);
        return result.ExitCode == 0 ? "" : $"exit code {result.ExitCode}. {result.LastLines(3)}".TrimEnd();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Command Command => root.Command(program, [.. Options, script]) with { Environment = s_environment };
}
