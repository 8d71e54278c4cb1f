using System.Net;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>--plan: the plan as a page that any browser shows. Opening it is left to the reader, who may have no browser here.</summary>
internal static class PlanPage
{
    public static void Write(NukeBuild build)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Execution plan</title>\n<h1>Execution plan</h1>\n<ol>\n");
        foreach (var target in build.ExecutionPlan)
        {
            var after = target.ExecutionDependencies.Count > 0 ? " after " + string.Join(", ", target.ExecutionDependencies.Select(x => x.Name)) : "";
            page.Append($"<li><b>{target.Name}</b>{after}<br>{WebUtility.HtmlEncode(target.Description)}</li>\n");
        }
        var file = NukeBuild.TemporaryDirectory / "execution-plan.html";
        File.WriteAllText(file, page.Append("</ol>\n").ToString());
        Console.WriteLine($"The execution plan is in {file}");
    }
}
