using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Npm;

/// <summary>Where packages of the npm registry come from on this machine.</summary>
public static class NpmRegistry
{
    /// <summary>
    /// The base address: <c>npm_config_registry</c> from the environment, else <c>registry=</c> of the user's <c>.npmrc</c>, else what npm itself says.
    /// </summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP402: none of them says.</exception>
    public static async Task<Uri> FindAsync(CancellationToken cancellation)
    {
        var text = Environment.GetEnvironmentVariable("npm_config_registry") ?? Environment.GetEnvironmentVariable("NPM_CONFIG_REGISTRY") ?? FromFile();
        if (text is null && ProcessRunner.Find("npm") is { } npm)
            text = (await ProcessRunner.RunAsync(new Command(npm, "config", "get", "registry"), cancellation: cancellation)).Output.Trim();
        return Uri.TryCreate(text?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SlipwayException(ModelProblems.NoRegistry());
    }

    private static string? FromFile()
    {
        var path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc");
        return File.Exists(path)
            ? File.ReadLines(path).Select(x => x.Split('=', 2)).Where(x => x.Length == 2 && x[0].Trim() == "registry").Select(x => x[1].Trim()).LastOrDefault()
            : null;
    }
}
