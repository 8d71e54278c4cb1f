using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;
using Slipway.Core.Rendering;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>Says why one thing of a plan is found or made: which field of its key differs from the nearest key that this machine or the cache knows.</summary>
internal sealed class WhyExplaining(Workbench bench, BuildPlan plan)
{
    /// <summary>Prints it in the form that was asked for.</summary>
    /// <exception cref="SlipwayException">SLP339: nothing has that name.</exception>
    public async Task ExplainAsync(string name, CancellationToken cancellation)
    {
        var subjects = new PlanSubjects(plan);
        var found = subjects.Find(name);
        if (found.Count == 0)
            throw new SlipwayException(WhyProblems.NoSuchName(name, WhyReporting.NameOf(plan), Closest.To(name, subjects.Names)));
        var there = await InCacheAsync(found, cancellation);
        var report = WhyReporting.Report(
            name,
            plan,
            found.Select(x =>
                WhyAnswer.Of(x, [.. Here(x), .. NamesOf(x).Where(there.ContainsKey).Select(y => new KnownKey(there[y], null))], plan.Inputs.Service)
            ),
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

    private IEnumerable<KnownKey> Here(PlanSubject subject) => bench.Records.Keys.Known(subject.Maker, subject.Kind == SubjectKind.Layer ? subject.Name : null);

    private async Task<IReadOnlyDictionary<string, string>> InCacheAsync(IReadOnlyList<PlanSubject> subjects, CancellationToken cancellation)
    {
        if (bench.Remote.Repository is not { } repository || bench.Remote.HasFailed)
            return new Dictionary<string, string>();
        var texts = new KeyTextRepository(bench.Store, bench.Registries, repository);
        return await bench.Quietly(() => texts.FindAsync([.. subjects.SelectMany(NamesOf)], cancellation));
    }

    /// <summary>The names under which a cache keeps what a subject is compared with: its own, or those of the layers that it is a part of.</summary>
    private IEnumerable<string> NamesOf(PlanSubject subject) =>
        plan
            .Layers.Where(x =>
                x.Maker == subject.Maker && (subject.Kind != SubjectKind.Layer || (x.Name == subject.Name && $"{x.Platform}" == subject.Platform))
            )
            .Select(x => KeyTextRepository.NameOf(plan.Inputs.Service.Name, x));
}
