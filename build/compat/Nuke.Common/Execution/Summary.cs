using System.Globalization;

namespace Nuke.Common.Execution;

/// <summary>The last lines: what was warned of, the table of targets, the outcome.</summary>
internal static class Summary
{
    private const int StatusWidth = 10;
    private const int DurationWidth = 10;

    public static void Write(NukeBuild build)
    {
        if (Log.AnyKept)
        {
            using var block = NukeBuild.Host.Open("Errors & Warnings");
            Log.WriteKept();
        }
        WriteTable([.. build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective)]);
        var now = DateTime.Now.ToString(CultureInfo.CurrentCulture);
        Console.WriteLine(build.IsSucceeding ? $"\nBuild succeeded on {now}. ＼（＾ᴗ＾）／" : $"\nBuild failed on {now}. (╯°□°）╯︵ ┻━┻");
    }

    private static void WriteTable(List<ExecutableTarget> targets)
    {
        var nameWidth = Math.Max(targets.Select(x => x.Name.Length + 4).DefaultIfEmpty().Max(), 19);
        var width = nameWidth + StatusWidth + DurationWidth;
        var total = targets.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Duration);
        string Row(string name, string status, string duration, string information) =>
            (
                name.PadRight(nameWidth)
                + status.PadRight(StatusWidth)
                + duration.PadLeft(DurationWidth)
                + (information.Length > 0 ? $"   // {information}" : "")
            ).TrimEnd();

        Console.WriteLine();
        Console.WriteLine(new string('═', width));
        Console.WriteLine(Row("Target", "Status", "Duration", ""));
        Console.WriteLine(new string('─', width));
        foreach (var target in targets)
            Console.WriteLine(Row(target.Name, target.Status.ToString(), DurationOf(target), InformationOf(target)));
        Console.WriteLine(new string('─', width));
        Console.WriteLine(Row("Total", "", Text(total), ""));
        Console.WriteLine(new string('═', width));
    }

    private static string DurationOf(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted ? Text(target.Duration) : "";

    private static string Text(TimeSpan duration) => duration < TimeSpan.FromSeconds(1) ? "< 1sec" : $"{(int)duration.TotalMinutes}:{duration.Seconds:00}";

    private static string InformationOf(ExecutableTarget target) =>
        target.OnlyWhen is { } condition ? $"OnlyWhen: {condition}"
        : target.Skipped is { } reason ? $"Skipped: {reason}"
        : string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));
}
