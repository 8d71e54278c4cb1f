using System.Text.RegularExpressions;
using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests;

/// <summary>What a program asked the kernel for while it ran: which programs were started, which paths were written.</summary>
/// <param name="Started">Programs, that itself included.</param>
/// <param name="Written">Paths that were opened for writing, made, renamed, linked or deleted; not those of the kernel itself.</param>
internal sealed partial record SystemCalls(IReadOnlyList<string> Started, IReadOnlyList<string> Written)
{
    private const string Traced =
        "trace=execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,unlink,unlinkat,rmdir,rename,renameat,renameat2,symlink,symlinkat,link,linkat,truncate";

    /// <summary>Runs a program under strace; skips the test where that is not allowed.</summary>
    public static async Task<(CommandResult Result, SystemCalls Calls)> OfAsync(Command command)
    {
        Needs.That(OperatingSystem.IsLinux(), "system calls are watched on Linux");
        var strace = ProcessRunner.Find("strace") is { } installed
            ? new Command(installed)
            : (await DebianPrograms.ProvideAsync("strace")).Command("usr/bin/strace");
        using var folder = new TempFolder();
        var mayTrace = await ProcessRunner.RunAsync(strace with { Arguments = [.. strace.Arguments, "-f", "-o", folder["log"], "true"] });
        Needs.That(mayTrace.ExitCode == 0, "no right to trace a process (ptrace)");
        var result = await ProcessRunner.RunAsync(
            command with
            {
                Program = strace.Program,
                Arguments = [.. strace.Arguments, "-f", "-qq", "-s", "4096", "-e", Traced, "-o", folder["log"], command.Program, .. command.Arguments],
                // The pipes that debuggers look for are the runtime's affair.
                Environment = new Dictionary<string, string?>(command.Environment) { ["DOTNET_EnableDiagnostics"] = "0" },
            }
        );
        return (result, Read(await File.ReadAllLinesAsync(folder["log"])));
    }

    private static SystemCalls Read(IEnumerable<string> lines)
    {
        var (started, written) = (new List<string>(), new List<string>());
        foreach (var call in lines.Select(x => Call().Match(x)).Where(x => x.Success))
        {
            var paths = Quoted().Matches(call.Groups["rest"].Value).Select(x => x.Groups["text"].Value).ToList();
            if (call.Groups["name"].Value.StartsWith("exec", StringComparison.Ordinal))
            {
                if (!call.Value.Contains(") = -1 ", StringComparison.Ordinal))
                    started.Add(paths[0]);
            }
            else if (!call.Groups["name"].Value.StartsWith("open", StringComparison.Ordinal) || Writes().IsMatch(call.Value))
                written.AddRange(paths.Where(x => !x.StartsWith("/proc/", StringComparison.Ordinal) && !x.StartsWith("/dev/", StringComparison.Ordinal)));
        }
        return new SystemCalls(started, written);
    }

    [GeneratedRegex(@"^\d+ +(?<name>\w+)\((?<rest>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")]
    private static partial Regex Writes();
}
