namespace Slipway.Core.Catalog;

/// <summary>What an audit is told of the service.</summary>
/// <param name="Imports">Modules or packages that the service imports by names that are made at run time, so that no reader of sources can see them.</param>
/// <param name="Accept">Findings that are accepted, each with a reason.</param>
public sealed record AuditSettings(IReadOnlyList<string>? Imports = null, IReadOnlyList<AuditAcceptance>? Accept = null);

/// <summary>Findings of an audit that somebody accepts.</summary>
/// <param name="Rule">Name of the rule, such as <c>setuid</c>.</param>
/// <param name="Reason">Why, for those who come after.</param>
/// <param name="Path">Which paths: <c>*</c> stands for any text of one segment, <c>**</c> for any text, a folder for all below it.</param>
/// <param name="Until">The last day on which it holds, such as <c>2027-01-31</c>; null for always.</param>
public sealed record AuditAcceptance(string Rule, string Reason, string Path = "**", string? Until = null);
