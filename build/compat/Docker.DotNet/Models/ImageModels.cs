using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class ImagesListParameters
{
    public bool? All { get; set; }

    public bool? Digests { get; set; }

    public IDictionary<string, IDictionary<string, bool>> Filters { get; set; }
}

public class ImagesListResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public IList<string> RepoTags { get; set; }

    public IList<string> RepoDigests { get; set; }

    public long Size { get; set; }
}

public class ImageInspectResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public string Architecture { get; set; }

    public string Os { get; set; }

    public IList<string> RepoTags { get; set; }

    public IList<string> RepoDigests { get; set; }

    public long Size { get; set; }
}

public class ImageLoadParameters
{
    public bool Quiet { get; set; }
}

public class ImageTagParameters
{
    public string RepositoryName { get; set; }

    public string Tag { get; set; }

    public bool? Force { get; set; }
}

public class ImageDeleteParameters
{
    public bool? Force { get; set; }

    public bool? NoPrune { get; set; }
}

public class JSONMessage
{
    [JsonPropertyName("stream")]
    public string Stream { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("id")]
    public string ID { get; set; }

    [JsonPropertyName("progressDetail")]
    public JSONProgress Progress { get; set; }

    [JsonPropertyName("error")]
    public string ErrorMessage { get; set; }

    [JsonPropertyName("errorDetail")]
    public JSONError Error { get; set; }
}

public class JSONError
{
    [JsonPropertyName("code")]
    public long Code { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }
}

public class JSONProgress
{
    [JsonPropertyName("current")]
    public long Current { get; set; }

    [JsonPropertyName("total")]
    public long Total { get; set; }
}
