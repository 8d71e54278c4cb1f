using System.Text.Json.Serialization;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>slipway.json.</summary>
/// <param name="Service">The service that the images carry.</param>
/// <param name="Debian">Where Debian packages come from; null for what the machine's own apt uses.</param>
/// <param name="Upstreams">Upstreams of your own, chosen by <c>--upstream NAME</c>.</param>
/// <param name="Store">How large the user's store may become; null for the default.</param>
/// <param name="Layers">How wheels are spread over layers; null for what costs least.</param>
/// <param name="Cache">Where layers are kept by key for other machines; null for nowhere.</param>
/// <param name="Audit">What an audit is told; null for nothing.</param>
/// <param name="Budgets">How large and how wasteful images may be; null for the defaults (docs/budgets.md).</param>
/// <param name="Workflows">What CI builds and where; null for the default selection, unpublished.</param>
/// <param name="Schema">Where the file's JSON schema is; for editors.</param>
public sealed record Settings(
    ServiceFacts Service,
    DebianSettings? Debian = null,
    IReadOnlyList<CustomUpstream>? Upstreams = null,
    StoreSettings? Store = null,
    LayerSettings? Layers = null,
    CacheSettings? Cache = null,
    AuditSettings? Audit = null,
    IReadOnlyList<BudgetSettings>? Budgets = null,
    WorkflowSettings? Workflows = null,
    [property: JsonPropertyName("$schema")] string? Schema = null
)
{
    /// <summary>Reads slipway.json.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="SlipwayException">Everything that is wrong with it, SLP120 and SLP123 to SLP129, with line and column.</exception>
    public static Settings Read(string json, string path) =>
        SettingsFile.Read(json, path, SettingsContext.Default.Settings, new SettingsAgreement(path).Problems);
}
