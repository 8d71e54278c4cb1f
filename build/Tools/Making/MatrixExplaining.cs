using Slipway.Core.Catalog;
using Slipway.Core.Planning;
using Slipway.Core.Workflows;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Making;

/// <summary>Says which images of which platforms have to be made, for a CI that makes each on a machine of its own platform. Reads and asks; makes nothing.</summary>
internal sealed class MatrixExplaining(BuildRequest request, SlipwayHome home, Action<string> say)
{
    /// <summary>Prints the matrix; in a step of GitHub Actions it is the step's outputs <c>legs</c>, <c>matrix</c> and <c>images</c>, and stands in the summary.</summary>
    /// <param name="actions">The files of the step.</param>
    /// <param name="folder">The job's folder, which gets the matrix too; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExplainAsync(ActionsFiles actions, string? folder, CancellationToken cancellation)
    {
        var matrix = await MatrixAsync(cancellation);
        if (folder is not null)
            new Jobs.JobFolder(folder).WriteMatrix(matrix.ToRecord());
        if (request.Format == PlanFormat.Json)
            say(matrix.ToJson());
        else
            say((request.Format == PlanFormat.Markdown ? MatrixText.Markdown(matrix) : MatrixText.Render(matrix)).TrimEnd());
        actions.Set("legs", $"{matrix.Legs.Count}");
        actions.Set("matrix", matrix.ToJson());
        actions.Set("images", matrix.ImagesToJson());
        actions.Summarise(MatrixText.Markdown(matrix));
    }

    private async Task<BuildMatrix> MatrixAsync(CancellationToken cancellation)
    {
        var settings = new Service.Checkout(request.Root).Settings().Workflows ?? new WorkflowSettings();
        using var plans = new PlatformPlans(request, home);
        var (legs, reused) = (new List<MatrixLeg>(), new List<MatrixLeg>());
        foreach (var image in settings.Images ?? [new WorkflowImage()])
        foreach (var platform in Platforms(settings))
        {
            var (leg, isMade) = await LegAsync(plans, settings, image, platform, cancellation);
            (isMade ? legs : reused).Add(leg);
        }
        return new BuildMatrix(legs, reused);
    }

    private async Task<(MatrixLeg Leg, bool IsMade)> LegAsync(
        PlatformPlans plans,
        WorkflowSettings settings,
        WorkflowImage image,
        Platform platform,
        CancellationToken cancellation
    )
    {
        var wish = request.Wish with
        {
            Mode = Choice<Mode>(image.Mode) ?? request.Wish.Mode,
            Device = Choice<Device>(image.Device) ?? request.Wish.Device,
            Backends = Choice<BackendChoice>(image.Backend) is { } backend ? [backend] : request.Wish.Backends,
        };
        var (bench, plan) = await plans.ReadAsync(wish, platform, cancellation);
        var selection = plan.Inputs.Selection;
        var make = plan.ToMake.ToList();
        var leg = new MatrixLeg(
            $"{selection.Tag}.{platform.Architecture}",
            selection.Tag,
            Selection.Word(selection.Mode),
            Selection.Word(selection.Backend),
            Selection.Word(selection.Device),
            platform.ToString(),
            settings.RunnerOf(platform),
            ""
        );
        if (request.All)
            return (leg with { Reason = "everything is built" }, true);
        if (make.Count > 0)
            return (leg with { Reason = Why(make) }, true);
        var index = ImageMaking.Assemble(plan, plan.Layers.DistinctBy(x => x.Key).ToDictionary(x => x.Key, x => x.Packed!), null);
        var hasPassed = await new SmokePasses(bench).HasAsync(index.Images[0], cancellation);
        return hasPassed
            ? (leg with { Reason = $"all {plan.Layers.Count()} layers are found by key, and the image has passed its test" }, false)
            : (leg with { Reason = "all layers are found by key; the image has not been tested" }, true);
    }

    private IEnumerable<Platform> Platforms(WorkflowSettings settings)
    {
        var named = request.Wish.Platforms.Count > 0 ? request.Wish.Platforms : settings.Platforms;
        return Platform.All.Where(x => named is null || named.Contains(x.ToString()));
    }

    private static string Why(List<LayerPlan> make)
    {
        var first = make.SelectMany(x => x.Reasons.Take(1).Select(y => $"{x.Name}: {y}")).First();
        return make.Count == 1 ? first : $"{make.Count} layers, such as {first}";
    }

    private static T? Choice<T>(string? word)
        where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);
}
