using Nuke.Common;
using Slipway.Core.Commands;
using Slipway.Core.Rendering;

namespace Slipway.Targets;

/// <summary>The committed completion scripts: made from the build's own targets and options, so that they cannot drift.</summary>
internal static class CompletionFiles
{
    /// <summary>One a shell.</summary>
    /// <param name="build">The build; nothing of it runs.</param>
    public static IReadOnlyList<GeneratedFile> Of(NukeBuild build)
    {
        var help = CommandLineHelp.Of(build);
        return [File("slipway.bash", BashCompletion.Render), File("_slipway", ZshCompletion.Render), File("slipway.fish", FishCompletion.Render)];

        GeneratedFile File(string name, Func<CommandHelp, string> render) => new($"completions/{name}", _ => render(help));
    }
}
