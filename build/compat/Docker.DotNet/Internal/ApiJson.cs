using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal;

/// <summary>Readers and writers made at compile time: the first call must not pay for reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(VersionResponse))]
[JsonSerializable(typeof(SystemInfoResponse))]
[JsonSerializable(typeof(IList<ImagesListResponse>))]
[JsonSerializable(typeof(ImageInspectResponse))]
[JsonSerializable(typeof(JSONMessage))]
[JsonSerializable(typeof(IList<IDictionary<string, string>>))]
[JsonSerializable(typeof(IList<ContainerListResponse>))]
[JsonSerializable(typeof(CreateContainerParameters))]
[JsonSerializable(typeof(CreateContainerResponse))]
[JsonSerializable(typeof(ContainerInspectResponse))]
[JsonSerializable(typeof(ContainerWaitResponse))]
[JsonSerializable(typeof(IDictionary<string, IDictionary<string, bool>>))]
internal sealed partial class ApiJson : JsonSerializerContext;
