using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Processes;

/// <summary>The only code that starts programs.</summary>
public static class ProcessRunner
{
    /// <summary>Runs a program to its end. A cancelled call ends the program with all its children first.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="onLine">Called for each line of standard error and output as it comes, redacted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">The program is missing (SLP401) or took too long (SLP502).</exception>
    public static async Task<CommandResult> RunAsync(Command command, Action<string>? onLine = null, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (command.Timeout is { } timeout)
            limit.CancelAfter(timeout);
        var clock = Stopwatch.StartNew();
        using var process = Start(command, redirect: true);
        await using var stop = limit.Token.Register(() => Kill(process));
        var output = ReadAsync(process.StandardOutput, command, onLine);
        var error = ReadAsync(process.StandardError, command, onLine);
        await WriteInputAsync(process, command.Input);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
            throw new SlipwayException(StepProblems.ProgramTimedOut(command.ToString(), command.Timeout ?? default));
        return new CommandResult(command, process.ExitCode, await output, await error, clock.Elapsed);
    }

    /// <summary>Runs a program whose standard output is data: hands the stream to <paramref name="read"/> while it runs.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="read">Reads standard output to its end.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<CommandResult> PipeAsync(Command command, Func<Stream, Task> read, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(command, redirect: true);
        await using var stop = cancellation.Register(() => Kill(process));
        var error = ReadAsync(process.StandardError, command, null);
        await WriteInputAsync(process, command.Input);
        try
        {
            await read(process.StandardOutput.BaseStream);
        }
        catch
        {
            Kill(process);
            throw;
        }
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new CommandResult(command, process.ExitCode, "", await error, clock.Elapsed);
    }

    /// <summary>Runs a program that is talked with. Its input is closed when the talk has ended; a program that ends in the middle of it is told by its exit code.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="talk">Writes to the program's standard input, the first stream, and reads its standard output, the second.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">The program is missing (SLP401).</exception>
    public static async Task<CommandResult> TalkAsync(Command command, Func<Stream, Stream, Task> talk, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(command, redirect: true);
        await using var stop = cancellation.Register(() => Kill(process));
        var error = ReadAsync(process.StandardError, command, null);
        var ended = false;
        try
        {
            await talk(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
            await WriteInputAsync(process, command.Input);
            ended = true;
        }
        catch (IOException) { }
        finally
        {
            if (!ended && !await HasEndedAsync(process))
                Kill(process);
        }
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new CommandResult(command, process.ExitCode, "", await error, clock.Elapsed);
    }

    /// <summary>Runs a program on the caller's terminal and returns its exit code.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<int> RunAttachedAsync(Command command, CancellationToken cancellation = default)
    {
        using var process = Start(command, redirect: false);
        await using var stop = cancellation.Register(() => Kill(process));
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>The absolute path of a program on PATH, or null.</summary>
    /// <param name="program">Its name.</param>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Append("/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static Process Start(Command command, bool redirect)
    {
        var start = new ProcessStartInfo(command.Program)
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            WorkingDirectory = command.WorkingDirectory ?? "",
            UseShellExecute = false,
        };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SlipwayException(StepProblems.ProgramMissing(command.Program, $"needed to run: {command}"));
        }
    }

    /// <summary>Whether a program that closed its output is about to end: its own exit code says more than that it was ended.</summary>
    private static async Task<bool> HasEndedAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task WriteInputAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program closed its input: that is its right, and its exit code tells.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Command command, Action<string>? onLine)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } raw)
        {
            var line = command.Redact(raw);
            text.Append(line).Append('\n');
            onLine?.Invoke(line);
        }
        return text.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }
}
