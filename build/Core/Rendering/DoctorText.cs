using System.Text;
using Slipway.Core.Doctor;

namespace Slipway.Core.Rendering;

/// <summary>A report of the doctor for people: one line a check, under it what is wrong, what is right, and the command that mends it.</summary>
public static class DoctorText
{
    /// <summary>Lines for a terminal.</summary>
    /// <param name="report">The report.</param>
    public static string Render(DoctorReport report)
    {
        var text = new StringBuilder();
        var column = report.Checks.Select(x => x.Name.Length).DefaultIfEmpty().Max();
        foreach (var check in report.Checks)
        {
            text.Append($"{Word(check.Severity), -7} {check.Name.PadRight(column)}  {check.Found}\n");
            foreach (var problem in check.Problems.OrderByDescending(Check.Of))
                text.Append("        ")
                    .Append(
                        problem
                            .ToString()
                            .Replace("       allowed: ", "       needed: ", StringComparison.Ordinal)
                            .Replace("\n", "\n  ", StringComparison.Ordinal)
                    )
                    .Append('\n');
        }
        return text.Append(Sum(report)).Append('\n').ToString();
    }

    /// <summary>A table for a job's summary.</summary>
    /// <param name="report">The report.</param>
    public static string Markdown(DoctorReport report)
    {
        var text = new StringBuilder("| | check | found | needed | do |\n| --- | --- | --- | --- | --- |\n");
        foreach (var check in report.Checks)
        {
            if (check.Problems.Count == 0)
                text.Append($"| {Word(check.Severity)} | {check.Name} | {Cell(check.Found)} | | |\n");
            foreach (var problem in check.Problems.OrderByDescending(Check.Of))
                text.Append(
                    $"| {Word(Check.Of(problem))} | {check.Name} | {problem.Number} {Cell(problem.Found)} | {Cell(problem.Allowed)} | {Cell(problem.Fix)} |\n"
                );
        }
        return text.Append('\n').Append(Sum(report)).Append('\n').ToString();
    }

    /// <summary>A severity as a word.</summary>
    /// <param name="severity">The severity.</param>
    public static string Word(Severity severity) =>
        severity switch
        {
            Severity.Fine => "ok",
            Severity.Advice => "advice",
            _ => "missing",
        };

    private static string Sum(DoctorReport report)
    {
        var advice = report.Checks.SelectMany(x => x.Problems).Count(x => Check.Of(x) == Severity.Advice);
        return $"{report.Checks.Count} checks: {report.Missing.Count} missing, {advice} advice";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
}
