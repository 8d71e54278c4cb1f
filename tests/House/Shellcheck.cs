using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.House.Tests;

/// <summary>The shell linter: from PATH, else from the distribution's package, unpacked below Slipway's home.</summary>
internal static class Shellcheck
{
    public static async Task<string> FindAsync()
    {
        if (ProcessRunner.Find("shellcheck") is { } installed)
            return installed;
        Needs.That(ProcessRunner.Find("apt-get") is not null && ProcessRunner.Find("dpkg-deb") is not null, "no shellcheck, and no apt to fetch it with");
        var folder = Path.Combine(SlipwayHome.FromEnvironment().Programs, "shellcheck");
        var program = Path.Combine(folder, "usr", "bin", "shellcheck");
        return File.Exists(program) || await FetchAsync(folder) ? program : throw new FileNotFoundException(program);
    }

    private static async Task<bool> FetchAsync(string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
        try
        {
            (
                await ProcessRunner.RunAsync(new Command("apt-get", "-o", "APT::Sandbox::User=root", "download", "shellcheck") { WorkingDirectory = aside })
            ).OrThrow();
            (await ProcessRunner.RunAsync(new Command("dpkg-deb", "-x", Directory.GetFiles(aside, "*.deb").Single(), aside))).OrThrow();
            Directory.Move(aside, folder);
            return true;
        }
        catch (SlipwayException e)
        {
            Directory.Delete(aside, recursive: true);
            Needs.That(false, $"no shellcheck, and its package cannot be fetched: {e.Problems[0].Found.Split('\n')[^1].Trim()}");
            return false;
        }
    }
}
