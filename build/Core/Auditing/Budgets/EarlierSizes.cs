namespace Slipway.Core.Auditing.Budgets;

/// <summary>The sizes that an image had.</summary>
public static class EarlierSizes
{
    /// <summary>Those of earlier audits.</summary>
    /// <param name="records">Oldest first.</param>
    public static IReadOnlyList<EarlierSize> Of(IEnumerable<AuditRecord> records) => [.. records.Select(x => new EarlierSize(x.Id, x.Packed, x.Layers.Count))];
}
