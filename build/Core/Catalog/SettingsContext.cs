using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Catalog.Components;

namespace Slipway.Core.Catalog;

/// <summary>JSON readers made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(ModelPin))]
[JsonSerializable(typeof(BasePins))]
[JsonSerializable(typeof(ComponentList))]
internal sealed partial class SettingsContext : JsonSerializerContext;
