using System.Collections;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Tools.Making;

namespace Slipway.Tools.Jobs;

/// <summary>Writes what a run was asked, read and gave into its job's folder: when there is a plan, and again when there is an image. Nothing where no folder is named.</summary>
internal sealed class JobWriting(Workbench bench)
{
    /// <summary>The record of a plan. What keeps it from being written is found before anything is made.</summary>
    /// <exception cref="SlipwayException">SLP646: it would hold a secret. SLP687.</exception>
    public async Task PlannedAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (bench.Request.Job is not { } job)
            return;
        var folder = new JobFolder(job.Folder);
        // A dry run says what would be; it takes no result away.
        if (bench.Request.PlanOnly && folder.Read()?.Result is not null)
            return;
        if (bench.Request.PlanOnly || plan.ToMake.Any(x => x.Maker == LayerMaker.Component) || plan.Compiles.Any(x => x.State == PlanState.Make))
            await bench.Engines.FindAsync(mayStart: false, isRequired: false, cancellation);
        await WriteAsync(job, plan, _ => null, null);
    }

    /// <summary>The record of an image.</summary>
    /// <exception cref="SlipwayException">SLP646, SLP687.</exception>
    public async Task MadeAsync(BuildPlan plan, PlannedLayers layers, AssembledIndex index, double seconds)
    {
        if (bench.Request.Job is not { } job)
            return;
        var images = index.Images.Select(x => new JobImage(x.Platform.ToString(), x.ManifestDescriptor.Digest.ToString(), x.Layers.Sum(y => y.Packed.Size)));
        await WriteAsync(
            job,
            plan,
            x => (layers.Made.ContainsKey(x.Key), layers.All[x.Key]),
            new JobResult(index.Descriptor.Digest.ToString(), [.. images], Math.Round(seconds, 2))
        );
    }

    private async Task WriteAsync(JobRequest job, BuildPlan plan, Func<LayerPlan, (bool IsMade, PackedLayer Packed)?> made, JobResult? result)
    {
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "", StringComparer.Ordinal);
        var commit = (await bench.Revision)?.Commit.Split('-');
        var selection = plan.Inputs.Selection;
        var spec = new JobSpec(
            JobSpec.CurrentSchema,
            $"{(selection with { Product = ImageProduct.Runtime }).Tag}.{string.Join('-', selection.Platforms.Select(x => x.Architecture))}",
            job.Targets,
            JobFacts.Options(job, bench.Request, selection),
            new JobCommit(commit?[0], commit is { Length: 1 }),
            new JobHost(bench.Request.Wish.HostPlatform.ToString(), job.System),
            job.Reads.All,
            JobFacts.Resolved(plan, bench.Request),
            JobFacts.Tools(bench.Engines.Found),
            [.. variables.Where(x => x.Value.Length > 0).Select(x => x.Key).Where(JobSecrets.IsNeeded).Order(StringComparer.Ordinal)],
            plan.Key.Hex,
            [.. plan.Layers.Select(x => Layer(x, made(x)))],
            result,
            Selection.Word(selection.Product)
        );
        var folder = new JobFolder(job.Folder);
        spec = JobMerging.Of(folder.Read(), spec);
        if (JobSecrets.In(spec, variables) is { Count: > 0 } problems)
            throw new SlipwayException(problems);
        folder.Write(spec, plan.Layers.Select(x => x.Inputs).Distinct(StringComparer.Ordinal));
    }

    private static JobLayer Layer(LayerPlan layer, (bool IsMade, PackedLayer Packed)? made)
    {
        var packed = made?.Packed ?? layer.Packed;
        var isMade = made?.IsMade ?? false;
        return new JobLayer(
            layer.Platform.ToString(),
            layer.Name,
            layer.Maker.ToString(),
            layer.Key.Hex,
            isMade ? "made"
                : packed is null ? "make"
                : "found",
            isMade || packed is null ? layer.Reasons[0].Text : null,
            packed?.Digest.ToString(),
            packed?.Size,
            packed?.DiffId.ToString()
        );
    }
}
