using System.Text.Json.Serialization;

namespace Slipway.Core.Locks.Diff;

/// <summary>Writes and reads a <see cref="LockDiff"/> as JSON without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LockDiff))]
public sealed partial class LockDiffJson : JsonSerializerContext;
