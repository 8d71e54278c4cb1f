namespace Slipway.Tools.Testing;

/// <summary>Whether tests that need a container engine can run on this machine at all. What an engine can do is asked by the tests themselves.</summary>
public static class EngineAccess
{
    private const string Socket = "/var/run/docker.sock";

    /// <summary>Why no engine can be had; null where one is in reach or one's own can be started.</summary>
    public static string? WhyNot()
    {
        if (File.Exists(Socket) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOCKER_HOST")))
            return null;
        if (!OperatingSystem.IsLinux())
            return $"no engine at DOCKER_HOST or {Socket}, and an own one needs Linux";
        return Environment.IsPrivilegedProcess ? null : $"no engine at DOCKER_HOST or {Socket}, and an own one needs root";
    }
}
