using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Engine;

/// <summary>
/// An engine of our own: the distribution's containerd and dockerd on private sockets, with private data, control group and network bridge. It is started when a build needs it and stays up,
/// idle, for the next one; <see cref="StopAsync"/> ends it without a trace but its data, programs and logs.
/// </summary>
/// <param name="home">The home that it belongs to: each has its own engine.</param>
/// <param name="say">One line at a time, for people.</param>
public sealed class OwnEngine(SlipwayHome home, Action<string> say)
{
    private const int Patience = 120;
    private readonly EngineFolders _folders = new(home);
    private readonly EngineProcesses _processes = new(new EngineFolders(home));
    private readonly NetworkBridge _bridge = new(new EngineFolders(home).Bridge);

    /// <summary>Where it is or would be.</summary>
    public EngineEndpoint Endpoint => new($"unix://{_folders.Socket}", "the own engine", Chosen: false);

    /// <summary>Its folders.</summary>
    public EngineFolders Folders => _folders;

    /// <summary>Its programs where they were brought already.</summary>
    public EnginePrograms? Programs => new EnginePackages(_folders, say).Find();

    /// <summary>Why none can be started on this machine; null where it can.</summary>
    public static string? Obstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "this is not Linux";
        if (!Environment.IsPrivilegedProcess)
            return "not root";
        var distribution = Distribution.Read();
        if (!distribution.HasEngine)
            return $"{(distribution.PrettyName.Length > 0 ? distribution.PrettyName : "this system")} is neither Debian nor Ubuntu";
        // capabilities(7): bit 21 is CAP_SYS_ADMIN, bit 12 CAP_NET_ADMIN. A container's root usually has neither.
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("CapEff:", StringComparison.Ordinal));
        var capabilities = Convert.ToUInt64(line["CapEff:".Length..].Trim(), 16);
        return (capabilities & (1UL << 21)) == 0 || (capabilities & (1UL << 12)) == 0 ? "root without the right to mount and to make network interfaces" : null;
    }

    /// <summary>Whether both its daemons answer now: dockerd answers also while its containerd is dead, but can do nothing then. Costs two connections.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<bool> AnswersAsync(CancellationToken cancellation) =>
        await EnginePing.AnswersAsync(Endpoint, cancellation) && EnginePing.Listens(_folders.ContainerdSocket);

    /// <summary>Starts it where it does not run, bringing its programs first where they are missing. Two at once give one engine.</summary>
    /// <param name="cancellation">Ends it; what was started is ended too.</param>
    /// <exception cref="SlipwayException">SLP414 to SLP418 and SLP420.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (await AnswersAsync(cancellation))
            return;
        if (Obstacle() is { } obstacle)
            throw new SlipwayException(EngineProblems.CannotBring(obstacle));
        using var held = await EngineLock.TakeAsync(_folders, cancellation);
        if (await AnswersAsync(cancellation))
            return;
        var programs = await new EnginePackages(_folders, say).ProvideAsync(cancellation);
        // Whatever a kill or a reboot left is ended and removed first: half an engine is worse than none.
        await EndAsync(cancellation);
        try
        {
            await StartDaemonsAsync(programs, cancellation);
        }
        catch
        {
            await EndAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Ends its containers and daemons, unmounts what they mounted, removes bridge, control groups and sockets. Does nothing where nothing is left.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether there was anything to end.</returns>
    /// <exception cref="SlipwayException">SLP419, with everything that could not be removed.</exception>
    public async Task<bool> StopAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(_folders.Root))
            return false;
        using var held = await EngineLock.TakeAsync(_folders, cancellation);
        var found = Leftovers().Count > 0;
        await EndAsync(cancellation);
        var leftovers = Leftovers();
        return leftovers.Count == 0 ? found : throw new SlipwayException(EngineProblems.StopIncomplete(leftovers));
    }

    /// <summary>Everything of the engine that is there now: processes, mounts, interface.</summary>
    public IReadOnlyList<string> Leftovers() =>
        [
            .. _processes.Find().Select(p => $"process {p.Id} ({p.Name})"),
            .. Mounts.Below([_folders.Run, _folders.Data]).Select(m => $"mount {m}"),
            .. _bridge.Exists ? [$"interface {_folders.Bridge}"] : Array.Empty<string>(),
        ];

    private async Task StartDaemonsAsync(EnginePrograms programs, CancellationToken cancellation)
    {
        foreach (var folder in (string[])[_folders.Run, _folders.Data, _folders.Logs])
            Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folders.Run, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var subnet = _bridge.Create(_folders.Seed);
        await File.WriteAllTextAsync(_folders.ContainerdConfig, EngineConfiguration.Containerd(_folders), cancellation);
        await File.WriteAllTextAsync(
            _folders.DockerdConfig,
            EngineConfiguration.Dockerd(_folders, programs, EngineConfiguration.Snapshotter(_folders.Data)),
            cancellation
        );
        say(
            $"engine: starting the own one at {Endpoint.Address} (network {subnet}, no way out: the firewall is left alone; RUN steps that need the outside use the host's network)"
        );
        await StartAsync(
            "containerd",
            new Command(programs.Containerd, "--config", _folders.ContainerdConfig),
            () => Task.FromResult(EnginePing.Listens(_folders.ContainerdSocket)),
            programs,
            cancellation
        );
        await StartAsync(
            "dockerd",
            new Command(programs.Dockerd, "--config-file", _folders.DockerdConfig),
            () => AnswersAsync(cancellation),
            programs,
            cancellation
        );
    }

    private async Task StartAsync(string name, Command command, Func<Task<bool>> isUp, EnginePrograms programs, CancellationToken cancellation)
    {
        var log = Path.Combine(_folders.Logs, $"{name}.log");
        File.Delete(log);
        await Detached.StartAsync(command with { Environment = programs.Environment }, log, cancellation);
        var until = DateTime.UtcNow.AddSeconds(Patience);
        var grace = DateTime.UtcNow.AddSeconds(2);
        while (!await isUp())
        {
            var died = DateTime.UtcNow > grace && _processes.Daemon(name) is null;
            if (died || DateTime.UtcNow > until)
                throw new SlipwayException(
                    EngineProblems.DidNotStart(name, Patience, log, File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(8)) : "")
                );
            await Task.Delay(20, cancellation);
        }
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        // A dockerd without its containerd waits for it in vain while it shuts down.
        var patience = TimeSpan.FromSeconds(_processes.Daemon("containerd") is null ? 0 : 20);
        foreach (var daemon in (string[])["dockerd", "containerd"])
        {
            if (_processes.Daemon(daemon) is { } process)
                await _processes.EndAsync([process], patience, cancellation);
        }
        await _processes.KillAllAsync(cancellation);
        Mounts.Unmount([_folders.Run, _folders.Data]);
        ShimSockets.Remove(_folders);
        _bridge.Delete();
        ControlGroups.Remove(_folders.Cgroup);
        if (Directory.Exists(_folders.Run))
            Directory.Delete(_folders.Run, recursive: true);
    }
}
