using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images.Contents;
using Slipway.Core.Rendering;
using Slipway.Tools.Engine;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>Reads images, measures them, and says what there is to say.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="home">The user's folders.</param>
/// <param name="answer">Receives the answer.</param>
public sealed class AuditRun(AuditRequest request, SlipwayHome home, Action<string> answer)
{
    /// <summary>How registries are talked to.</summary>
    public RegistryOptions RegistryOptions { get; init; } = new();

    /// <summary>Audits all images, one after the other.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP650 to SLP659, and what a registry or an engine says.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var registries = new Registries(RegistryOptions);
        var lookup = new ImageLookup(registries, Engines(), Examiners);
        var reports = new List<AuditReport>();
        foreach (var read in request.Images.Count == 0 ? OfLastBuild(lookup, cancellation) : Named(lookup, cancellation))
            reports.Add(Report(await read()));
        Show(reports, reports.Count > 1 ? FamilySharing.Of([.. reports.Select(x => x.Image)]) : null);
    }

    /// <summary>Those that look into the files of one layer.</summary>
    private static IReadOnlyList<IFileExaminer> Examiners() => [];

    /// <summary>All that is said of one image.</summary>
    private static AuditReport Report(ReadImage read) =>
        new(read.Contents, Measuring.Of(read.Contents), Packages: [], Findings: [], Suppressed: [], Budgets: [], History: []);

    /// <summary>The faces of the reports.</summary>
    private void Show(IReadOnlyList<AuditReport> reports, FamilySharing? family)
    {
        var text = string.Join('\n', reports.Select(AuditDraft.Render)) + (family is null ? "" : $"\n{AuditDraft.Render(family)}");
        answer(text);
        if (request.Html is { } page)
            WholeFile.Write(page, text);
    }

    private IEnumerable<Func<Task<ReadImage>>> Named(ImageLookup lookup, CancellationToken cancellation) =>
        from image in request.Images
        from platform in Platforms()
        select (Func<Task<ReadImage>>)(() => lookup.ReadAsync(image, platform, cancellation));

    private IEnumerable<Func<Task<ReadImage>>> OfLastBuild(ImageLookup lookup, CancellationToken cancellation) =>
        new LastImages(request, home).Find().Select(x => (Func<Task<ReadImage>>)(() => lookup.FromStoreAsync(home.Store, x.Manifest, x.Name, cancellation)));

    private IEnumerable<PlatformWish> Platforms() =>
        request.Wish.Platforms.Count > 0
            ? request.Wish.Platforms.Select(x => new PlatformWish(x, IsAsked: true))
            : [new PlatformWish($"{request.Wish.HostPlatform}", IsAsked: false)];

    private IReadOnlyList<EngineEndpoint> Engines() =>
        new DockerContexts(Environment.GetEnvironmentVariable).Chosen() is { } chosen
            ? [chosen]
            : [EngineEndpoint.Default, new OwnEngine(home, _ => { }).Endpoint];
}
