using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;
using Slipway.Core.Rendering;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>The committed completion scripts: made from the build's own targets and options, so that they cannot drift.</summary>
internal static class CompletionFiles
{
    /// <summary>One a shell.</summary>
    /// <param name="build">The build; nothing of it runs.</param>
    public static IReadOnlyList<GeneratedFile> Of(NukeBuild build)
    {
        var help = CommandLineHelp.Of(build);
        return [Script("slipway.bash", BashCompletion.Render), Script("_slipway", ZshCompletion.Render), Script("slipway.fish", FishCompletion.Render)];

        GeneratedFile Script(string name, Func<CommandHelp, string> render) => new($"completions/{name}", root => render(WithUpstreams(help, root)));
    }

    /// <summary>The upstreams of slipway.json are words, too.</summary>
    private static CommandHelp WithUpstreams(CommandHelp help, string root)
    {
        var custom = File.Exists(Path.Combine(root, "slipway.json")) ? new Checkout(root).Settings().Upstreams : null;
        IReadOnlyList<string> names = [.. Upstreams.With(custom ?? []).Select(x => x.Name)];
        return help with { Options = [.. help.Options.Select(x => x.Option.Name == nameof(IHazSelection.Upstream) ? x with { Values = names } : x)] };
    }
}
