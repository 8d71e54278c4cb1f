namespace Slipway.Core.Diagnostics;

/// <summary>SLP48x: what a build would trip over on this machine.</summary>
public static class DoctorProblems
{
    /// <summary>SLP480: a file system has less room than the build is expected to take.</summary>
    /// <param name="mount">Where it is mounted.</param>
    /// <param name="holds">What the build keeps there.</param>
    /// <param name="free">Bytes that are free, for people.</param>
    /// <param name="needed">Bytes that are needed, for people.</param>
    /// <param name="basis">What the forecast rests on.</param>
    public static Problem DiskShort(string mount, string holds, string free, string needed, string basis) =>
        new(
            "SLP480",
            Family.Missing,
            $"{free} free on {mount}, which holds {holds}",
            $"{needed} ({basis})",
            "make room (./build.sh Clean --all deletes the store, 'docker builder prune' the build cache), or set SLIPWAY_HOME to a folder on a larger disk"
        );

    /// <summary>SLP481: there is less memory than one job of the build takes.</summary>
    /// <param name="memory">Memory that may be used, for people.</param>
    /// <param name="job">The kind of job.</param>
    /// <param name="needed">What one takes, for people.</param>
    public static Problem MemoryShort(string memory, string job, string needed) =>
        new(
            "SLP481",
            Family.Missing,
            $"{memory} of memory: {job} does not fit",
            $"{needed} for each",
            "raise the limit of the container or control group, or build on a larger machine (--builder NAME compiles on another)"
        );

    /// <summary>SLP482: images of a platform cannot be run here, so they are made but not tested.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="engine">The engine's address.</param>
    public static Problem NoEmulation(string platform, string engine) =>
        new(
            "SLP482",
            Family.Warning,
            $"the engine at {engine} runs nothing for {platform}: its image is made, but not tested",
            "emulation (binfmt_misc with the flag F), or a machine of that platform",
            "sudo apt-get install qemu-user-static, or docker run --privileged --rm tonistiigi/binfmt --install all"
        );

    /// <summary>SLP483: an address that builds ask does not answer.</summary>
    /// <param name="what">What is fetched or sent there.</param>
    /// <param name="address">The address.</param>
    /// <param name="reason">What happened.</param>
    public static Problem Unreachable(string what, string address, string reason) =>
        new(
            "SLP483",
            Family.Missing,
            $"{what}: {address} does not answer: {reason}",
            "an answer within two seconds",
            $"curl -I {address}; check network, proxy and name server, or set another address"
        );

    /// <summary>SLP484: this machine's clock is not the servers'.</summary>
    /// <param name="much">How much, for people.</param>
    /// <param name="way"><c>behind</c> or <c>ahead of</c>.</param>
    /// <param name="address">The server.</param>
    public static Problem ClockWrong(string much, string way, string address) =>
        new(
            "SLP484",
            Family.Missing,
            $"this machine's clock is {much} {way} that of {address}",
            "less than 5 minutes: signatures and certificates have dates",
            "sudo timedatectl set-ntp true"
        );

    /// <summary>SLP485: a program or library is not there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="use">What it is used for.</param>
    /// <param name="without">What happens without it.</param>
    /// <param name="get">The command that brings it.</param>
    public static Problem ProgramMissing(string name, string use, string without, string get) =>
        new("SLP485", Family.Missing, $"{name} is not there; {without}", $"{name}, for {use}", get);

    /// <summary>SLP486: an engine that was killed left something, or lost its network.</summary>
    /// <param name="leftovers">Processes, mounts and interfaces.</param>
    public static Problem Leftovers(IReadOnlyList<string> leftovers) =>
        new(
            "SLP486",
            Family.Warning,
            $"a killed engine of the build left {string.Join(", ", leftovers)}",
            "nothing, or the whole engine",
            "./build.sh Engine --stop"
        );

    /// <summary>SLP487: the interface of an engine's bridge network is gone, so that no RUN step and no container has a network.</summary>
    /// <param name="bridge">The interface.</param>
    /// <param name="engine">The engine's address.</param>
    public static Problem BridgeGone(string bridge, string engine) =>
        new(
            "SLP487",
            Family.Missing,
            $"the engine at {engine} has lost its network interface {bridge}; another engine that was started with a bridge of its own removes it",
            "the interface, which the engine makes when it starts",
            "sudo systemctl restart docker"
        );

    /// <summary>SLP488: something of the machine's setup makes builds slower, or fail one day.</summary>
    /// <param name="found">What.</param>
    /// <param name="better">What is better.</param>
    /// <param name="fix">What brings it about.</param>
    public static Problem Setup(string found, string better, string fix) => new("SLP488", Family.Warning, found, better, fix);

    /// <summary>SLP489: checks found something that a build needs and does not have.</summary>
    /// <param name="missing">How many findings.</param>
    /// <param name="checks">How many checks.</param>
    public static Problem NotReady(int missing, int checks) =>
        new(
            "SLP489",
            Family.Missing,
            $"{missing} {(missing == 1 ? "thing is" : "things are")} missing ({checks} checks)",
            "",
            "run the commands of the list above, then ./build.sh Doctor again"
        );
}
