using System.Globalization;
using System.Text;

namespace Slipway.Tools.Engine;

/// <summary>A process of the own engine.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Name">Its program's name.</param>
/// <param name="CommandLine">Its arguments, joined by spaces.</param>
internal sealed record EngineProcess(int Id, string Name, string CommandLine);

/// <summary>
/// The processes that belong to one engine, found by what they are (their control group, their command line), never by a remembered number:
/// after a reboot or a kill that number may be somebody else's.
/// </summary>
/// <param name="folders">The engine's folders.</param>
internal sealed class EngineProcesses(EngineFolders folders)
{
    private static readonly string[] Daemons = ["dockerd", "containerd", "containerd-shim-runc-v2", "docker-proxy", "runc"];

    // Its command line names no folder of the engine. Those of the others do, and their programs may be another home's (a link).
    private const string Unnamed = "docker-proxy";

    /// <summary>All that are alive now.</summary>
    public IReadOnlyList<EngineProcess> Find() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => char.IsAsciiDigit(name![0]))
                .Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture)))
                .OfType<EngineProcess>(),
        ];

    /// <summary>The daemon of that name, if it is alive.</summary>
    /// <param name="name"><c>dockerd</c> or <c>containerd</c>.</param>
    public EngineProcess? Daemon(string name) => Find().FirstOrDefault(p => p.Name == name);

    /// <summary>Sends a signal to processes, waits for their end, and kills those that do not end in time.</summary>
    /// <param name="processes">Who.</param>
    /// <param name="patience">How long they may take.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task EndAsync(IReadOnlyList<EngineProcess> processes, TimeSpan patience, CancellationToken cancellation)
    {
        Signal(processes, LibC.SignalTerminate);
        if (await GoneAsync(processes, patience, cancellation))
            return;
        Signal(processes, LibC.SignalKill);
        await GoneAsync(processes, TimeSpan.FromSeconds(5), cancellation);
    }

    /// <summary>Ends whatever is left, at once.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task KillAllAsync(CancellationToken cancellation)
    {
        // A container may start another process while its last one is ended: look again until none is found.
        for (var round = 0; round < 10; round++)
        {
            var left = Find();
            if (left.Count == 0)
                return;
            Signal(left, LibC.SignalKill);
            await GoneAsync(left, TimeSpan.FromSeconds(2), cancellation);
        }
    }

    private static void Signal(IReadOnlyList<EngineProcess> processes, int signal)
    {
        foreach (var process in processes)
            _ = LibC.Kill(process.Id, signal);
    }

    private async Task<bool> GoneAsync(IReadOnlyList<EngineProcess> processes, TimeSpan patience, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + patience;
        while (processes.Any(p => Read(p.Id) is not null))
        {
            if (DateTime.UtcNow > until)
                return false;
            await Task.Delay(20, cancellation);
        }
        return true;
    }

    private EngineProcess? Read(int id)
    {
        try
        {
            var commandLine = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/cmdline")).Replace('\0', ' ').TrimEnd();
            // Kernel threads and the dead that nobody has collected yet have no command line.
            if (commandLine.Length == 0)
                return null;
            var name = Path.GetFileName(commandLine.Split(' ')[0]);
            return IsDaemon(id, name, commandLine) || IsStarting(commandLine) || IsContained(id) ? new EngineProcess(id, name, commandLine) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool IsDaemon(int id, string name, string commandLine) =>
        Daemons.Contains(name, StringComparer.Ordinal)
        && (
            commandLine.Contains(folders.Run + "/", StringComparison.Ordinal)
            || commandLine.Contains(folders.Data + "/", StringComparison.Ordinal)
            || (
                name == Unnamed
                && File.ResolveLinkTarget($"/proc/{id}/exe", returnFinalTarget: false)?.FullName.StartsWith(folders.Packages + "/", StringComparison.Ordinal)
                    == true
            )
        );

    // The shell that becomes a daemon in a moment: whoever ends the engine now must not miss it.
    private bool IsStarting(string commandLine) =>
        commandLine.Contains($" {Detached.Mark} ", StringComparison.Ordinal) && commandLine.Contains(folders.Run + "/", StringComparison.Ordinal);

    private bool IsContained(int id) => File.ReadAllText($"/proc/{id}/cgroup").Contains($"/{folders.Cgroup}/", StringComparison.Ordinal);
}
