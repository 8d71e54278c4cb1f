using Slipway.Core.Catalog;

namespace Slipway.Core.Workflows;

/// <summary>The actions that generated workflows use. Few, and none that the build does not need: the rest is lines of <c>./build.sh</c>.</summary>
/// <param name="Checkout">Fetches the repository.</param>
/// <param name="Login">Gives the registry's credentials to what reads Docker's configuration.</param>
/// <param name="Upload">Keeps the records of a job.</param>
/// <param name="Download">Brings the records of the jobs before.</param>
public sealed record ActionPins(ActionPin Checkout, ActionPin Login, ActionPin Upload, ActionPin Download)
{
    /// <summary>The actions by name: what pins.json must have.</summary>
    public static readonly IReadOnlyList<string> Names = ["actions/checkout", "docker/login-action", "actions/upload-artifact", "actions/download-artifact"];

    /// <summary>The pins of a list; the first name that it lacks otherwise.</summary>
    /// <param name="pins">Pins by any order.</param>
    /// <exception cref="KeyNotFoundException">A name has no pin.</exception>
    public static ActionPins Of(IReadOnlyList<ActionPin> pins)
    {
        var byName = pins.ToDictionary(x => x.Action, StringComparer.Ordinal);
        return new ActionPins(byName[Names[0]], byName[Names[1]], byName[Names[2]], byName[Names[3]]);
    }
}
