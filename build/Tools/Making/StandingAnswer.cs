using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Records;
using Slipway.Tools.Engine;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Making;

/// <summary>What a run leaves for the next one that asks the same: its answer, with all that it rests on. Only for what ends in the engine's image and nowhere else.</summary>
public static class StandingAnswer
{
    /// <summary>Stands in the lines for the seconds, which are those of the run that says them.</summary>
    public const string Seconds = "{seconds}";

    /// <summary>The answer; null where the same run might have something to do.</summary>
    /// <param name="bench">The run.</param>
    /// <param name="plan">What was made.</param>
    /// <param name="index">The image.</param>
    /// <param name="record">What came of it.</param>
    internal static async Task<RunAnswer?> OfAsync(Workbench bench, BuildPlan plan, AssembledIndex index, BuildRecord record)
    {
        var request = bench.Request;
        if (
            bench.Files is not { } files
            // A job leaves a record each time that it is run.
            || request.Job is not null
            || request.Push
            || request.Output is not null
            || request.Format != PlanFormat.Text
            || !request.Products.SetEquals(["Runtime"])
            || record.Deliveries.Any(x => x.To != "engine")
            || record.Smoke.Any(x => x.Result == "untested" && request.Smoke != Smoke.Off)
            || !files.AreUnchanged
        )
            return null;
        var image = record.Deliveries.Count == 0 ? null : await InEngineAsync(bench, index, record.Deliveries[0].Where);
        if (image is null && (record.Deliveries.Count > 0 || bench.Engines.IsAnywhere))
            return null;
        var again = record with
        {
            Layers = [.. record.Layers.Select(x => x with { State = "found" })],
            Deliveries = [.. record.Deliveries.Select(x => x with { Bytes = 0 })],
            Smoke = [.. record.Smoke.Select(x => x.Result == "passed" ? x with { Result = "recorded", Seconds = 0 } : x)],
            Forecast = null,
        };
        return new RunAnswer(
            record.Id,
            files.Paths,
            files.Fingerprint,
            (await bench.Revision)?.Commit,
            image,
            image is null ? bench.Engines.Sockets : [],
            [
                .. index
                    .Images.SelectMany(x => x.Layers)
                    .Select(x => x.Packed)
                    .DistinctBy(x => x.Digest)
                    .Select(x => new StoredFile(bench.Store.PathOf(x.Digest), x.Size)),
            ],
            [.. Summary.Lines(bench, plan, index, again, Seconds)]
        );
    }

    /// <summary>What the engine has under the name, when that is this image: its index, or on a graph driver its config.</summary>
    private static async Task<ImageInEngine?> InEngineAsync(Workbench bench, AssembledIndex index, string name)
    {
        if (bench.Engines.Address is not { } address || !address.StartsWith("unix://", StringComparison.Ordinal))
            return null;
        var digest = await ImageQuestion.AskAsync(new EngineEndpoint(address, "", Chosen: false), name);
        return digest is not null && index.Images.Select(x => x.ConfigDescriptor.Digest).Append(index.Descriptor.Digest).Any(x => x.ToString() == digest)
            ? new ImageInEngine(address, name, digest)
            : null;
    }
}
