using System.Globalization;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;

namespace Slipway.Core.Rendering;

/// <summary>Makes the document of answers.</summary>
public static class WhyReporting
{
    /// <summary>The document.</summary>
    /// <param name="name">What was asked about.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="notes">What a reader should know.</param>
    public static WhyReport Report(string name, BuildPlan plan, IEnumerable<WhyAnswer> answers, IEnumerable<string> notes) =>
        new(WhyReport.CurrentSchema, name, NameOf(plan), [.. answers.Select(Answer)], [.. notes]);

    /// <summary>How a plan is called.</summary>
    /// <param name="plan">The plan.</param>
    public static string NameOf(BuildPlan plan) => $"{plan.Inputs.Selection.Tag} from upstream {plan.Inputs.Selection.Upstream.Name}";

    /// <summary>One answer.</summary>
    /// <param name="answer">What it says.</param>
    internal static WhyAnswerReport Answer(WhyAnswer answer) =>
        new(
            answer.Subject.Kind == SubjectKind.BuildBase ? "product" : answer.Subject.Kind.ToString().ToLowerInvariant(),
            answer.Subject.Name,
            answer.Subject.Platform,
            answer.Subject.Holds,
            answer.Key.Hex,
            PlanReporting.Word(answer.Subject.State),
            answer.Subject.Reasons[0].Text,
            Time(answer.MadeBefore),
            answer.Known,
            answer.Nearest?.Key.Hex,
            Time(answer.Nearest?.Since),
            [
                .. answer.Changes.Select(x => new WhyChangeReport(
                    x.Change.Kind.ToString().ToLowerInvariant(),
                    Field(x.Change),
                    x.Change.Before,
                    x.Change.After,
                    x.Words
                )),
            ]
        );

    private static string Field(KeyChange change)
    {
        var field = change.Id is { } id ? $"{change.Field}[{id}]" : change.Field;
        return change.Member is { } member ? $"{field}.{member}" : field;
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
