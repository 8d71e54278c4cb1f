using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Making;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>Resolves requirements into locks: exact versions with file, hash, size and graph.</summary>
public interface ILock : IHazSelection, IHazAll, IHazRequirements, IHazIndex, IHazFormat, IHazLayers
{
    /// <summary>Packages to move.</summary>
    [Parameter("Lock: packages to move, as NAME or NAME==VERSION; everything else stays where the requirements allow it", Separator = ",")]
    string[]? Bump => TryGetValue(() => Bump);

    /// <summary>Moves every package to its newest version.</summary>
    [Parameter("Lock: moves every package to the newest version that fits")]
    bool Upgrade => TryGetValue<bool?>(() => Upgrade) ?? false;

    /// <summary>As of when to resolve.</summary>
    [Parameter("Lock: takes nothing that was uploaded later, such as 2026-11-20 (to the end of that day, UTC) or 2026-11-20T12:00:00Z. Default is today")]
    string? Cutoff => TryGetValue(() => Cutoff);

    /// <summary>Resolves requirements into locks.</summary>
    Target Lock =>
        d => d.Description("Resolves requirements into locks: exact versions with file, hash, size and graph").Executes(() => Step.Run(this, LockAsync));

    private async Task LockAsync(CancellationToken cancellation)
    {
        var format = Session.FormatOf(this);
        var report = await Work().LockAsync(cancellation);
        if (format != PlanFormat.Text)
            Answer.Write(format == PlanFormat.Json ? report.ToJson() : report.ToMarkdown());
    }

    private LockWork Work() =>
        new(
            new LockWish(RootDirectory, HostFacts.WishToLock(this), All, Bump ?? [], Upgrade, Index, Cutoff, Requirements)
            {
                Layers = new Checkout(RootDirectory).Layers(),
                LayersOnly = Layers,
            },
            SlipwayHome.FromEnvironment(),
            Console.Out.WriteLine
        );
}
