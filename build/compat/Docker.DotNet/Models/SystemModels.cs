using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class VersionResponse
{
    public string Version { get; set; }

    [JsonPropertyName("ApiVersion")]
    public string APIVersion { get; set; }

    public IList<ComponentVersion> Components { get; set; }
}

public class ComponentVersion
{
    public string Name { get; set; }

    public string Version { get; set; }
}

public class SystemInfoResponse
{
    public string ID { get; set; }

    public string Architecture { get; set; }

    public string CgroupVersion { get; set; }

    public string DockerRootDir { get; set; }

    public string Driver { get; set; }

    public IList<string[]> DriverStatus { get; set; }

    public string OperatingSystem { get; set; }

    public string OSType { get; set; }

    public IList<string> SecurityOptions { get; set; }

    public string ServerVersion { get; set; }
}
