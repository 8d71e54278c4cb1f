using System.Text.Json.Serialization;

namespace Slipway.Core.Locks.Diff;

/// <summary>Writes and reads a <see cref="LockDiff"/> and a <see cref="LockReport"/> as JSON without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LockDiff))]
[JsonSerializable(typeof(LockReport))]
public sealed partial class LockDiffJson : JsonSerializerContext;
