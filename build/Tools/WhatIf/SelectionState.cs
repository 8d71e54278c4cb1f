using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.WhatIf;
using Slipway.Tools.Making;

namespace Slipway.Tools.WhatIf;

/// <summary>The images of one selection, as one state of the checkout would make them.</summary>
/// <param name="Images">One a platform.</param>
/// <param name="Plan">The plan; null where this version does not build the selection, or cannot plan it.</param>
/// <param name="Notes">What a reader should know.</param>
internal sealed record SelectionState(IReadOnlyList<ImageState> Images, BuildPlan? Plan, IReadOnlyList<string> Notes)
{
    /// <summary>Reads it. What stands in the way of a whole plan stands in none of comparing wheels.</summary>
    /// <param name="bench">Reads that state.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">What is wrong with its locks.</exception>
    public static async Task<SelectionState> ReadAsync(Workbench bench, Selection selection, CancellationToken cancellation)
    {
        if (!BuiltSelection.Has(selection))
            return OfWheels(bench, selection);
        try
        {
            var plan = await new PlanReading(bench).ReadAsync(selection, cancellation);
            return new SelectionState(WithDocuments(plan), plan, [.. bench.Notes.Concat(bench.Remote.Notes).Select(x => x.ToString())]);
        }
        catch (SlipwayException e)
        {
            return OfWheels(bench, selection, WhatIfProblems.WheelsAlone(selection.Tag, e.Problems[0].Found).ToString());
        }
    }

    /// <summary>Layers of wheels and bytecode alone.</summary>
    /// <param name="bench">Reads that state.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="notes">What a reader should know.</param>
    /// <exception cref="SlipwayException">What is wrong with its locks.</exception>
    public static SelectionState OfWheels(Workbench bench, Selection selection, params string[] notes)
    {
        var (reading, problems, jobs) = (new CheckedLocks(bench.Request.Folder), new List<Problem>(), LockJob.For(selection));
        var locks = jobs.Select(job => reading.Wheels(job, problems)!).ToList();
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var settings = bench.Checkout.Layers();
        var layers = bench.LayersOf(selection, locks, settings);
        var withBytecode = bench.Request.Bytecode is { } given ? given == Bytecode.On : settings?.Bytecode ?? true;
        return new SelectionState(
            [
                .. selection.Platforms.Zip(
                    jobs.Zip(layers),
                    (platform, x) => WheelLayers.Of(selection.Tag, platform, x.First.Python, x.Second.Groups, withBytecode, bench.Layers.Find)
                ),
            ],
            null,
            [.. notes, .. bench.Notes.Select(x => x.ToString())]
        );
    }

    /// <summary>Config and manifest name layers by digests of one length: their own size is known before the layers are.</summary>
    private static IReadOnlyList<ImageState> WithDocuments(BuildPlan plan)
    {
        var (digest, layers) = (Digest.Of(""), plan.Layers.DistinctBy(x => x.Key));
        var stand = layers.ToDictionary(x => x.Key, x => x.Packed ?? new PackedLayer(digest, digest, 1_000_000, 1_000_000, 1, LayerFormat.Zstd, ""));
        var index = ImageMaking.Assemble(plan, stand, null);
        return
        [
            .. ImageState
                .Of(plan)
                .Zip(
                    index.Images,
                    (state, image) => state with { Documents = image.Config.Length + image.Manifest.Length + (index.Bytes.Length / index.Images.Count) }
                ),
        ];
    }
}
