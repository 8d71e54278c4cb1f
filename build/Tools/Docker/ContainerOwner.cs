namespace Slipway.Tools.Docker;

/// <summary>Who made a container, written on it as a label: so that what a killed build left can be told from what a living one uses.</summary>
public static class ContainerOwner
{
    /// <summary>The label's name.</summary>
    public const string Label = "slipway.owner";

    /// <summary>This process: machine, process id and the time at which it began, for ids are used again.</summary>
    public static string Current { get; } = $"{Environment.MachineName} {Environment.ProcessId} {Began(Environment.ProcessId)}";

    /// <summary>Whether the owner is a process of this machine that is no more. Owners on other machines are never called gone.</summary>
    /// <param name="owner">The label's value.</param>
    public static bool IsGone(string owner)
    {
        var parts = owner.Split(' ');
        return parts.Length == 3 && parts[0] == Environment.MachineName && int.TryParse(parts[1], out var id) && Began(id) != parts[2];
    }

    /// <summary>Field 22 of /proc/PID/stat (proc(5)): ticks since the boot; empty where there is no such process. The name before it may hold anything but ends with the last bracket.</summary>
    private static string Began(int id)
    {
        var file = $"/proc/{id}/stat";
        try
        {
            return File.ReadAllText(file).Split(')')[^1].Split(' ')[20];
        }
        catch (IOException)
        {
            return "";
        }
    }
}
