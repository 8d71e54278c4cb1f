using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Doctor;

namespace Slipway.Core.Rendering;

/// <summary>A report of the doctor as JSON; its shape is described in docs/doctor.md.</summary>
/// <param name="Schema">Version of the shape.</param>
/// <param name="Severity"><c>ok</c>, <c>advice</c> or <c>missing</c>: the worst of all.</param>
/// <param name="Checks">In the order of the text.</param>
public sealed record DoctorJson(int Schema, string Severity, IReadOnlyList<CheckJson> Checks)
{
    private const int CurrentSchema = 1;

    /// <summary>The document.</summary>
    /// <param name="report">The report.</param>
    public static string Render(DoctorReport report) =>
        JsonSerializer.Serialize(
            new DoctorJson(
                CurrentSchema,
                DoctorText.Word(report.Severity),
                [
                    .. report.Checks.Select(check => new CheckJson(
                        check.Name,
                        DoctorText.Word(check.Severity),
                        check.Found,
                        [.. check.Problems.Select(x => new FindingJson(x.Number, DoctorText.Word(Check.Of(x)), x.Found, x.Allowed, x.Fix))]
                    )),
                ]
            ),
            DoctorJsonContext.Default.DoctorJson
        ) + "\n";
}

/// <summary>One check.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Severity">The worst of its findings.</param>
/// <param name="Found">What was found.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record CheckJson(string Name, string Severity, string Found, IReadOnlyList<FindingJson> Findings);

/// <summary>One finding.</summary>
/// <param name="Number">Its number in docs/messages.md.</param>
/// <param name="Severity"><c>advice</c> or <c>missing</c>.</param>
/// <param name="Found">What was found.</param>
/// <param name="Needed">What is needed or better.</param>
/// <param name="Do">The command that mends it.</param>
public sealed record FindingJson(string Number, string Severity, string Found, string Needed, string Do);

/// <summary>JSON without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DoctorJson))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
