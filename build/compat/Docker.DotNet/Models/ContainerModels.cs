using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class CreateContainerParameters
{
    [JsonIgnore]
    public string Name { get; set; }

    [JsonIgnore]
    public string Platform { get; set; }

    public string Image { get; set; }

    public IList<string> Cmd { get; set; }

    public IList<string> Entrypoint { get; set; }

    public IList<string> Env { get; set; }

    public IDictionary<string, EmptyStruct> ExposedPorts { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    public string User { get; set; }

    public string WorkingDir { get; set; }

    public HostConfig HostConfig { get; set; }
}

public class HostConfig
{
    public IList<string> Binds { get; set; }

    public IList<string> CapDrop { get; set; }

    public bool? Init { get; set; }

    public long Memory { get; set; }

    public string NetworkMode { get; set; }

    public IDictionary<string, IList<PortBinding>> PortBindings { get; set; }

    public bool ReadonlyRootfs { get; set; }

    public IList<string> SecurityOpt { get; set; }

    public IDictionary<string, string> Tmpfs { get; set; }
}

public class PortBinding
{
    [JsonPropertyName("HostIp")]
    public string HostIP { get; set; }

    public string HostPort { get; set; }
}

public struct EmptyStruct;

public class CreateContainerResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public IList<string> Warnings { get; set; }
}

public class ContainerInspectResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public string Image { get; set; }

    public string Name { get; set; }

    public ContainerState State { get; set; }

    public NetworkSettings NetworkSettings { get; set; }
}

public class ContainerState
{
    public string Error { get; set; }

    public long ExitCode { get; set; }

    public bool OOMKilled { get; set; }

    public bool Running { get; set; }

    public string Status { get; set; }
}

public class NetworkSettings
{
    public IDictionary<string, EndpointSettings> Networks { get; set; }

    public IDictionary<string, IList<PortBinding>> Ports { get; set; }
}

public class EndpointSettings
{
    public string IPAddress { get; set; }
}

public class ContainerListResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public string Image { get; set; }

    public IList<string> Names { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    public string State { get; set; }
}

public class ContainerWaitResponse
{
    public long StatusCode { get; set; }

    public ContainerWaitOKBodyError Error { get; set; }
}

public class ContainerWaitOKBodyError
{
    public string Message { get; set; }
}
