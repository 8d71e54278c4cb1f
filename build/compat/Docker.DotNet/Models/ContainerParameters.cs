namespace Docker.DotNet.Models;

public class ContainersListParameters
{
    public bool? All { get; set; }

    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }
}

public class ContainerStartParameters;

public class ContainerStopParameters
{
    public uint? WaitBeforeKillSeconds { get; set; }
}

public class ContainerKillParameters
{
    public string Signal { get; set; }
}

public class ContainerLogsParameters
{
    public bool? Follow { get; set; }

    public bool? ShowStderr { get; set; }

    public bool? ShowStdout { get; set; }

    public string Tail { get; set; }
}

public class ContainerRemoveParameters
{
    public bool? Force { get; set; }

    public bool? RemoveVolumes { get; set; }
}
