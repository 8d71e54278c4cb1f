using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Rendering.Auditing;
using Slipway.Tools.Engine;
using Slipway.Tools.GitHub;
using Slipway.Tools.Jobs;
using Slipway.Tools.Making;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>Reads images, and says what there is to say of them.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="home">The user's folders.</param>
/// <param name="answer">Receives the answer.</param>
/// <param name="say">Receives warnings.</param>
public sealed class AuditRun(AuditRequest request, SlipwayHome home, Action<string> answer, Action<string> say)
{
    /// <summary>How registries are talked to.</summary>
    public RegistryOptions RegistryOptions { get; init; } = new();

    /// <summary>Audits all images, one after the other.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP650 to SLP659, and what a registry or an engine says; when the answer is given: SLP662, SLP670 to SLP672.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var registries = new Registries(RegistryOptions);
        var reporting = new AuditReporting(request.Root, home, DateTime.UtcNow);
        var (reports, problems) = (new List<AuditReport>(), new List<Problem>());
        foreach (var read in request.Images.Count == 0 ? OfLastBuild(cancellation) : Named(cancellation))
        {
            var examiners = new AuditExaminers();
            var lookup = new ImageLookup(registries, Engines(), examiners.Next);
            var (report, wrong) = reporting.Of(await read(lookup), examiners, request.FailOnFindings);
            reports.Add(report);
            problems.AddRange(wrong);
        }
        answer(
            request.Format switch
            {
                PlanFormat.Json => AuditDocument.Render(reports),
                PlanFormat.Markdown => AuditMarkdown.Render(reports),
                _ => AuditText.Render(reports, request.Width),
            }
        );
        ActionsFiles.FromEnvironment().Summarise(AuditMarkdown.Render(reports) + "\n");
        if (request.Html is { } page)
            Page(page, reports);
        if (request.JobFolder is { } folder)
            new JobFolder(folder).WriteAudit(AuditDocument.Render(reports));
        foreach (var warning in reporting.Warnings)
            say(warning.ToString());
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    private void Page(string path, IReadOnlyList<AuditReport> reports)
    {
        var file = Path.GetFullPath(Path.Combine(request.Root, path));
        try
        {
            WholeFile.Write(file, AuditPage.Render(reports));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(AuditRuleProblems.NoPage(path, e.Message), e);
        }
        say($"page: {path}");
    }

    private IEnumerable<Func<ImageLookup, Task<ReadImage>>> Named(CancellationToken cancellation) =>
        from image in request.Images
        from platform in Platforms()
        select (Func<ImageLookup, Task<ReadImage>>)(lookup => lookup.ReadAsync(image, platform, cancellation));

    private IEnumerable<Func<ImageLookup, Task<ReadImage>>> OfLastBuild(CancellationToken cancellation)
    {
        var images = new LastImages(request, home);
        var elsewhere = images.Elsewhere();
        return images
            .Find()
            .Select(x => (Func<ImageLookup, Task<ReadImage>>)(lookup => lookup.FromStoreAsync(home.Store, elsewhere, x.Manifest, x.Name, cancellation)));
    }

    private IEnumerable<PlatformWish> Platforms() =>
        request.Wish.Platforms.Count > 0
            ? request.Wish.Platforms.Select(x => new PlatformWish(x, IsAsked: true))
            : [new PlatformWish($"{request.Wish.HostPlatform}", IsAsked: false)];

    private IReadOnlyList<EngineEndpoint> Engines() =>
        new DockerContexts(Environment.GetEnvironmentVariable).Chosen() is { } chosen
            ? [chosen]
            : [EngineEndpoint.Default, new OwnEngine(home, _ => { }).Endpoint];
}
