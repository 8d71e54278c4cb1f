using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Layering;

/// <summary>The plan of a lock's layers as it is kept beside the lock, and all that the next plan has to know.</summary>
/// <param name="Schema">Version of this form.</param>
/// <param name="Lock">Digest of the lines of the lock that it was made for; its head does not count.</param>
/// <param name="Limit">Most layers that were allowed.</param>
/// <param name="Groups">The groups of slipway.json that it was made with.</param>
/// <param name="Updates">The project's own history, one line an update, see <see cref="LockUpdate"/>.</param>
/// <param name="Layers">The layers from the bottom of the image to its top; for each its wheels, <c>name identity</c>.</param>
public sealed record StoredLayerPlan(
    int Schema,
    string Lock,
    int Limit,
    IReadOnlyList<LayerGroup> Groups,
    IReadOnlyList<string> Updates,
    IReadOnlyList<IReadOnlyList<string>> Layers
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>How a wheel is written.</summary>
    /// <param name="wheel">The wheel.</param>
    public static string Member(PlannedWheel wheel) => $"{wheel.Name} {wheel.Identity}";

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoredLayerPlanContext.Default.StoredLayerPlan) + "\n";

    /// <summary>Reads a plan. One that cannot be read is no reason to stop: the layers are planned afresh, which moves more bytes once.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">Where it was read, for the message.</param>
    /// <returns>The plan, or a warning (SLP168).</returns>
    public static (StoredLayerPlan? Plan, Problem? Warning) Read(string json, string path)
    {
        StoredLayerPlan? plan;
        try
        {
            plan = JsonSerializer.Deserialize(json, StoredLayerPlanContext.Default.StoredLayerPlan);
        }
        catch (JsonException e)
        {
            return (null, LayerPlanProblems.BadPreviousPlan(path, $"line {(e.LineNumber ?? 0) + 1} is not what a plan has there"));
        }
        if (plan is not { Schema: CurrentSchema })
            return (null, LayerPlanProblems.BadPreviousPlan(path, $"its form has the version {plan?.Schema.ToString() ?? "null"}"));
        var names = plan.Layers.SelectMany(layer => layer ?? []).Select(member => member?.Split(' ') is { Length: > 1 } parts ? parts[0] : "").ToList();
        return plan.Layers.Any(layer => layer is not { Count: > 0 }) || names.Contains("")
                ? (null, LayerPlanProblems.BadPreviousPlan(path, "a layer of it is empty"))
            : names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: var twice }
                ? (null, LayerPlanProblems.BadPreviousPlan(path, $"{twice} is in it twice"))
            : plan.Groups.Any(group => group is null) || plan.Updates.Any(line => LockUpdate.TryParse(line) is null)
                ? (null, LayerPlanProblems.BadPreviousPlan(path, "a group or an update of it is none"))
            : (plan, null);
    }
}

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(StoredLayerPlan))]
internal sealed partial class StoredLayerPlanContext : JsonSerializerContext;
