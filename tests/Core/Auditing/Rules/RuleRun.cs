using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Rules;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Rules;

/// <summary>One rule over an image in memory.</summary>
internal static class RuleRun
{
    public static IReadOnlyList<Finding> Of(string rule, AuditImage image, AuditIntent? intent = null) =>
        [.. AuditRules.All.Single(x => x.Name == rule).Find(image.Subject(intent))];

    public static IReadOnlyList<Finding> Of(
        string rule,
        Action<AuditLayer> layer,
        AuditIntent? intent = null,
        string instruction = "RUN pip install -r requirements.txt"
    ) => Of(rule, new AuditImage().Layer(instruction, layer), intent);

    /// <summary>Paths and bytes.</summary>
    public static string Text(this IEnumerable<Finding> findings) =>
        string.Join('\n', findings.Select(x => $"{x.Severity} {x.Path} {x.Bytes}").Order(StringComparer.Ordinal));
}
