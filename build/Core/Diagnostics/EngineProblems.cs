namespace Slipway.Core.Diagnostics;

/// <summary>SLP41x and SLP42x: the container engine and what belongs to it.</summary>
public static class EngineProblems
{
    private const string Install = "install Docker Engine with the buildx plugin and start it, or point DOCKER_HOST or a docker context at a running one";

    /// <summary>SLP410: an engine that the user named does not answer.</summary>
    /// <param name="endpoint">Its address.</param>
    /// <param name="source">What named it, such as <c>DOCKER_HOST</c>.</param>
    /// <param name="reason">What happened on the way there.</param>
    public static Problem Unreachable(string endpoint, string source, string reason) =>
        new(
            "SLP410",
            Family.Missing,
            $"the engine at {endpoint} (from {source}) does not answer: {reason}",
            "a Docker Engine that this user may reach",
            reason.Contains("ermission denied", StringComparison.Ordinal) ? "sudo usermod -aG docker $USER, then log in again" : Install
        );

    /// <summary>SLP411: the engine is older than what builds need.</summary>
    /// <param name="endpoint">Its address.</param>
    /// <param name="version">Its version.</param>
    /// <param name="floor">The least version.</param>
    public static Problem EngineTooOld(string endpoint, string version, string floor) =>
        new(
            "SLP411",
            Family.Missing,
            $"the engine at {endpoint} is version {version}",
            $"{floor} or newer",
            "upgrade Docker Engine, or point DOCKER_HOST at a newer one"
        );

    /// <summary>SLP412: there is no buildx plugin.</summary>
    /// <param name="folders">The folders looked into.</param>
    public static Problem BuildxMissing(IReadOnlyList<string> folders) =>
        new(
            "SLP412",
            Family.Missing,
            $"no docker-buildx in {string.Join(", ", folders)}",
            "the buildx plugin in one of the docker plugin folders, or on PATH",
            "install the package docker-buildx or docker-buildx-plugin"
        );

    /// <summary>SLP413: buildx is older than what builds need.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="version">Its version.</param>
    /// <param name="floor">The least version.</param>
    public static Problem BuildxTooOld(string program, string version, string floor) =>
        new("SLP413", Family.Missing, $"{program} is buildx {version}", $"{floor} or newer", "upgrade the package docker-buildx or docker-buildx-plugin");

    /// <summary>SLP414: no engine is in reach and none can be brought on this machine.</summary>
    /// <param name="reason">Why none can be brought, such as <c>not root</c>.</param>
    public static Problem CannotBring(string reason) =>
        new(
            "SLP414",
            Family.Missing,
            $"no own engine can be started here: {reason}",
            "root on Debian or Ubuntu, with the right to mount and to make network interfaces",
            Install
        );

    /// <summary>SLP415: no suite of the distribution has an engine that is new enough and fits this system.</summary>
    /// <param name="tried">One line a suite: what it has and why it does not do.</param>
    /// <param name="floor">What is needed.</param>
    public static Problem NoFittingPackages(IReadOnlyList<string> tried, string floor) =>
        new("SLP415", Family.Missing, $"no suite has a fitting engine: {string.Join("; ", tried)}", floor, Install);

    /// <summary>SLP416: the distribution's package manager failed while fetching programs.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="lastLines">The end of what it said.</param>
    public static Problem PackagesUnreachable(string command, string lastLines) =>
        new(
            "SLP416",
            Family.Missing,
            $"packages cannot be fetched: {command}\n{Lines.Indent(lastLines)}",
            "a mirror of the distribution in the machine's apt sources, in reach",
            "check the network, the proxy and the apt sources, then run it again"
        );

    /// <summary>SLP417: a program of the own engine did not come up.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="seconds">How long was waited.</param>
    /// <param name="log">Path of its log.</param>
    /// <param name="lastLines">The end of the log.</param>
    public static Problem DidNotStart(string program, int seconds, string log, string lastLines) =>
        new(
            "SLP417",
            Family.Missing,
            $"{program} did not come up within {seconds} s\n{Lines.Indent(lastLines)}",
            "",
            $"read {log}; './build.sh Engine --stop' cleans up"
        );

    /// <summary>SLP418: another process holds the engine's lock for too long.</summary>
    /// <param name="file">The lock file.</param>
    /// <param name="seconds">How long was waited.</param>
    public static Problem LockHeld(string file, int seconds) =>
        new(
            "SLP418",
            Family.Missing,
            $"another process has been starting or stopping the engine for {seconds} s: {file}",
            "",
            "wait for it, or end it, then run it again"
        );

    /// <summary>SLP419: something of the engine could not be ended or removed.</summary>
    /// <param name="leftovers">Processes, mounts and interfaces that are still there.</param>
    public static Problem StopIncomplete(IReadOnlyList<string> leftovers) =>
        new(
            "SLP419",
            Family.Failed,
            $"the engine left something behind: {string.Join(", ", leftovers)}",
            "",
            "run './build.sh Engine --stop' again; if it stays, end it by hand"
        );

    /// <summary>SLP420: a program that was brought does not run on this system.</summary>
    /// <param name="programs">One line a program: its path and what it said.</param>
    public static Problem DoesNotRun(IReadOnlyList<string> programs) =>
        new(
            "SLP420",
            Family.Missing,
            $"programs brought from packages do not run here: {string.Join("; ", programs)}",
            "programs that fit this system's C library",
            Install
        );

    /// <summary>SLP421: more than one of <c>--start</c>, <c>--stop</c> and <c>--status</c> was given.</summary>
    /// <param name="given">The options given.</param>
    public static Problem OneOfThem(string given) =>
        new("SLP421", Family.Usage, $"{given} were given together", "one of --start, --stop, --status", "./build.sh Engine --status");

    /// <summary>SLP422: the builder that was named does not exist or does not answer.</summary>
    /// <param name="builder">Its name.</param>
    /// <param name="lastLines">What buildx said.</param>
    public static Problem BuilderUnusable(string builder, string lastLines) =>
        new(
            "SLP422",
            Family.Missing,
            $"the builder '{builder}' cannot be used\n{Lines.Indent(lastLines)}",
            "a builder that 'docker buildx ls' lists as running",
            "docker buildx ls"
        );
}
