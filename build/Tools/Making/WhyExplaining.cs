using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>Says why one thing of a plan is found or made: which field of its key differs from the nearest key that is known.</summary>
internal sealed class WhyExplaining(Workbench bench)
{
    /// <summary>Prints it in the form that was asked for.</summary>
    /// <exception cref="SlipwayException">SLP339: nothing has that name.</exception>
    public void Explain(BuildPlan plan, string name)
    {
        var subjects = new PlanSubjects(plan);
        var found = subjects.Find(name);
        if (found.Count == 0)
            throw new SlipwayException(WhyProblems.NoSuchName(name, WhyReporting.NameOf(plan), Closest.To(name, subjects.Names)));
        var report = WhyReporting.Report(
            name,
            plan,
            found.Select(x => WhyAnswer.Of(x, bench.Records.Keys.Known, plan.Inputs.Service)),
            bench.Notes.Concat(bench.Remote.Notes).Select(x => x.ToString())
        );
        bench.Say(
            bench.Request.Format switch
            {
                PlanFormat.Json => report.ToJson().TrimEnd(),
                PlanFormat.Markdown => WhyMarkdown.Render(report).TrimEnd(),
                _ => WhyText.Render(report).TrimEnd(),
            }
        );
    }
}
