using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;
using Slipway.Tools;
using Slipway.Tools.Auditing;

namespace Slipway.Targets;

/// <summary>Says what an image is made of, what of it is waste, and who brought it.</summary>
public interface IAudit : IHazSelection, IHazFormat, IHazProduct, IHazJob, IHazCache
{
    /// <summary>Images to look into.</summary>
    [Parameter(
        "Audit: an image: oci:PATH, docker-archive:PATH, engine:NAME or registry:NAME; without such a word a path, else what the engine has, else the registry. Several: --image again, or commas; then also what they share",
        Separator = ","
    )]
    string[]? Image => TryGetValue(() => Image);

    /// <summary>A file for a page.</summary>
    [Parameter("Audit: also writes the answer as one HTML page to that file")]
    string? Html => TryGetValue(() => Html);

    /// <summary>Findings are errors.</summary>
    [Parameter("Audit: also fails (exit code 7) for each finding of waste or danger that slipway.json does not accept")]
    bool FailOnFindings => TryGetValue<bool?>(() => FailOnFindings) ?? false;

    /// <summary>Says what an image is made of, what of it is waste, and who brought it.</summary>
    Target Audit =>
        d =>
            d.Description("Says what an image is made of, what of it is waste, and who brought it; reads engine, registry, OCI layout or docker archive")
                .Executes(() =>
                    Step.Run(
                        this,
                        cancellation =>
                            new AuditRun(Request(), SlipwayHome.FromEnvironment(), Targets.Answer.Write, Console.Out.WriteLine).RunAsync(cancellation)
                    )
                );

    private AuditRequest Request() =>
        new(RootDirectory, HostFacts.WishToLock(this), Images(), Product ?? ImageProduct.Runtime, Session.FormatOf(this), Html)
        {
            FailOnFindings = FailOnFindings,
            Cache = Cache ?? [],
            JobFolder = JobRequests.FolderOf(this),
            Width = TerminalWidth.Columns(),
        };

    /// <summary>Of two equal options NUKE keeps the last, and here each is one more image.</summary>
    private IReadOnlyList<string> Images()
    {
        var given = CommandLine.Parse(Environment.GetCommandLineArgs()[1..]).Options.Where(x => Spelling.Same(x.Name, nameof(Image))).ToList();
        return given.Count > 1 ? [.. given.SelectMany(x => x.Values).SelectMany(x => x.Split(',', StringSplitOptions.RemoveEmptyEntries))] : Image ?? [];
    }
}
