using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Making;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>Resolves requirements into locks: exact versions with file, hash, size and graph.</summary>
public interface ILock : IHazSelection, IHazAll, IHazRequirements, IHazIndex, IHazFormat, IHazLayers, IHazBump
{
    /// <summary>Moves every package to its newest version.</summary>
    [Parameter("Lock: moves every package to the newest version that fits")]
    bool Upgrade => TryGetValue<bool?>(() => Upgrade) ?? false;

    /// <summary>Bytes that an upgrade may move.</summary>
    [Parameter("Lock --upgrade: most bytes that any image may move, such as 200MB; takes the upgrades worth most within it, and says which it left and why")]
    string? Budget => TryGetValue(() => Budget);

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
                Budget = Budget,
            },
            SlipwayHome.FromEnvironment(),
            Console.Out.WriteLine
        );
}
