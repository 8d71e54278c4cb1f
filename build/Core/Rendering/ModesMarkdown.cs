using System.Text;
using Slipway.Core.Catalog;

namespace Slipway.Core.Rendering;

/// <summary>The compatibility table as Markdown.</summary>
public static class ModesMarkdown
{
    /// <summary>All parts.</summary>
    /// <param name="table">The table.</param>
    public static string Render(ModesTable table) => $"{Supported(table)}\n{Refused(table)}\n{Seed(table)}";

    /// <summary>What can be had, with forecasts; one line for both platforms.</summary>
    /// <param name="table">The table.</param>
    public static string Supported(ModesTable table)
    {
        var page = new StringBuilder();
        page.Append("| upstream | mode | backend | device | platform | state | packages | download | build | image |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in table.Rows.Where(x => x.Support != Support.Refused))
            page.Append($"| {string.Join(" | ", ModesText.Cells(row))} |\n");
        page.Append('\n').Append(ModesText.Rates).Append('\n');
        return page.ToString();
    }

    /// <summary>What is refused, one line for each reason, with what to do instead.</summary>
    /// <param name="table">The table.</param>
    public static string Refused(ModesTable table)
    {
        var page = new StringBuilder("| refused | why | instead |\n| --- | --- | --- |\n");
        foreach (var (what, problem) in ModesText.Refusals(table))
            page.Append($"| {what} | {problem.Number} {problem.Found} | `{problem.Fix.Replace(", or ", "`, or `", StringComparison.Ordinal)}` |\n");
        return page.ToString();
    }

    /// <summary>What was asked for, cell by cell, and what is so.</summary>
    /// <param name="table">The table.</param>
    public static string Seed(ModesTable table)
    {
        var page = new StringBuilder("| asked for | | was to be | is | |\n| --- | --- | --- | --- | --- |\n");
        foreach (var cell in SeedTable.Cells(table))
            page.Append(
                $"| {cell.Row} | {cell.Column} | {cell.Asked.Replace("*", "\\*", StringComparison.Ordinal)} | {cell.Ours} | {(cell.Difference.Length == 0 ? "met" : cell.Difference)} |\n"
            );
        return page.ToString();
    }
}
