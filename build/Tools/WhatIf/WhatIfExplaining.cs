using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Progress;
using Slipway.Core.WhatIf;
using Slipway.Tools.Making;
using Slipway.Tools.Store;

namespace Slipway.Tools.WhatIf;

/// <summary>Says what a change would make and move. Builds nothing, and writes nothing that is there afterwards.</summary>
internal sealed class WhatIfExplaining(BuildRequest request, SlipwayHome home, Action<string> say)
{
    /// <summary>Answers a question.</summary>
    /// <exception cref="SlipwayException">SLP557 to SLP559, and all that Lock says of versions, indexes and uv.</exception>
    public async Task<WhatIfReport> ReportAsync(WhatIfQuestion question, CancellationToken cancellation)
    {
        if (question.Given.Count > 1)
            throw new SlipwayException(WhatIfProblems.OneQuestion(string.Join(" and ", question.Given)));
        var selection = Resolver.Resolve(request.Wish);
        using var scratch = new ScratchFolder();
        var asked = await new WhatIfCases(request, selection, scratch.Path, say).OfAsync(question, cancellation);
        var moved = await CompareAsync(asked, selection.Upstream, cancellation);
        var reporting = new WhatIfReporting(moved.Images, moved.Seconds);
        return new WhatIfReport(
            WhatIfReport.CurrentSchema,
            question.ToString(),
            selection.Upstream.Name,
            asked.Locks,
            // What is about the selection comes first: its layers are listed.
            [.. reporting.Images.OrderBy(x => x.Tag != selection.Tag)],
            [
                .. reporting.Unaffected,
                .. LockedSelections.Of(selection.Upstream, asked.Same).SelectMany(x => x.Platforms.Select(platform => $"{x.Tag} {platform}")),
            ],
            reporting.Push,
            moved.Registry,
            asked.Locks.Count > 0 ? asked.Command : null,
            moved.Notes
        );
    }

    /// <summary>Compares two states.</summary>
    /// <param name="asked">The states.</param>
    /// <param name="upstream">Their upstream.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Moved> CompareAsync(WhatIfCase asked, Upstream upstream, CancellationToken cancellation)
    {
        var (before, now, notes) = (new List<ImageState>(), new List<ImageState>(), new List<string>());
        var seconds = new Dictionary<string, PlanForecast>(StringComparer.Ordinal);
        var there = new HashSet<Digest>();
        string? registry = null;
        var isAnswered = true;
        var today = LockedSelections.Of(upstream, asked.JobsBefore).ToDictionary(x => x.Tag, StringComparer.Ordinal);
        foreach (var selection in LockedSelections.Of(upstream, asked.Jobs))
        {
            using var old = Bench(asked.Before);
            using var bench = Bench(asked.Now);
            var was = today.GetValueOrDefault(selection.Tag) is { } known ? await SelectionState.ReadAsync(old, known, cancellation) : null;
            var state = await SelectionState.ReadAsync(bench, selection, cancellation);
            // Whole images are not compared with wheels alone.
            if (was is not null && (was.Plan is null) != (state.Plan is null))
                (was, state) = was.Plan is null
                    ? (was, SelectionState.OfWheels(bench, selection))
                    : (SelectionState.OfWheels(old, today[selection.Tag]), state);
            before.AddRange(was?.Images ?? []);
            now.AddRange(state.Images);
            // Locks that are held in memory have no plan of layers beside them, and need none.
            notes.AddRange((was?.Notes ?? []).Concat(asked.Now.Instead is null ? state.Notes : []).Except(notes).ToList());
            if (state.Plan is not { } plan)
                continue;
            if (request.Registry is not null && isAnswered)
            {
                var name = ImageReference.Parse(Delivery.NameOf(request, plan));
                var digests = (was?.Images ?? []).Concat(state.Images).SelectMany(x => x.Layers).Select(x => x.Packed?.Digest).OfType<Digest>();
                var presence = await RegistryPresence.AskAsync(name, digests, cancellation);
                isAnswered = presence.Layers is not null;
                there.UnionWith(presence.Layers ?? new HashSet<Digest>());
                registry = isAnswered ? $"{name.Host} has the others" : $"{name.Host} does not answer: as if it had the images of today";
            }
            seconds[selection.Tag] = new PlanExplaining(bench).Forecast(plan, null).Forecast;
        }
        var sources = SourceShares.Of(new ContentStore(home.Store), before.Concat(now));
        before = before.ConvertAll(x => x with { Sources = sources });
        now = now.ConvertAll(x => x with { Sources = sources });
        var images = new MoveForecast(before, now, registry is not null && isAnswered ? there : null).Images();
        return new Moved(images, seconds, registry ?? "a registry that has the images of today", notes);
    }

    private Workbench Bench(BuildRequest one) => new(one, home, new LineFace(say));
}

/// <summary>Two states, compared.</summary>
/// <param name="Images">The images.</param>
/// <param name="Seconds">Forecasts by tag.</param>
/// <param name="Registry">What the push was compared with.</param>
/// <param name="Notes">What a reader should know.</param>
internal sealed record Moved(IReadOnlyList<ImageMoves> Images, IReadOnlyDictionary<string, PlanForecast> Seconds, string Registry, IReadOnlyList<string> Notes);
