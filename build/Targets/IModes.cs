using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Rendering;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>Prints what can be built, what is refused and why, and what each costs.</summary>
public interface IModes : IHazFormat
{
    /// <summary>Prints what can be built, what is refused and why, and what each costs.</summary>
    Target Modes =>
        d =>
            d.Description("Prints what can be built, what is refused and why, and what each costs: --json, --markdown")
                .Executes(() => Step.Run(this, PrintModesAsync));

    private Task PrintModesAsync(CancellationToken cancellation)
    {
        var table = ModesTable.Of(RootDirectory, new Checkout(RootDirectory).Settings().Upstreams ?? []);
        Answer.Write(
            Json ? ModesJson.Render(table)
            : Markdown ? ModesMarkdown.Render(table)
            : ModesText.Render(table)
        );
        return Task.CompletedTask;
    }
}
