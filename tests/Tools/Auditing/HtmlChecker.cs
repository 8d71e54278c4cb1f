using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>The checker of HTML that the web's own validator runs: npm's package of it, below the folder for tests.</summary>
internal static class HtmlChecker
{
    private const string Version = "26.9.27";

    /// <summary>What it says of some pages, a line each; empty for nothing.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<string> pages)
    {
        Needs.That(ProcessRunner.Find("java") is not null && ProcessRunner.Find("npm") is not null, "no java and npm to check HTML with");
        var jar = Path.Combine(await FindAsync(), "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        var result = await ProcessRunner.RunAsync(new Command("java", ["-jar", jar, "--format", "gnu", .. pages]));
        return [.. result.Error.Split('\n').Where(x => x.StartsWith('"'))];
    }

    private static async Task<string> FindAsync()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests", $"vnu-jar-{Version}");
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
        var install = await ProcessRunner.RunAsync(
            new Command("npm", "install", "--ignore-scripts", "--no-save", "--prefix", aside, $"vnu-jar@{Version}") { WorkingDirectory = aside }
        );
        if (install.ExitCode == 0 && !Directory.Exists(folder))
            Directory.Move(aside, folder);
        else
            Directory.Delete(aside, recursive: true);
        Needs.That(Directory.Exists(folder), "the checker of HTML cannot be fetched from npm");
        return folder;
    }
}
