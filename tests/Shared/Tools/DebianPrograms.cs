using Slipway.Tools.Processes;

namespace Slipway.Tests;

/// <summary>Programs that tests need, unpacked from the distribution's packages into the user's cache; nothing is installed.</summary>
public static class DebianPrograms
{
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The folder that a package was unpacked into.</summary>
    public static async Task<string> ProvideAsync(string package)
    {
        var cache =
            Environment.GetEnvironmentVariable("SLIPWAY_TEST_CACHE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests");
        var folder = Path.Combine(cache, "programs", package);
        await One.WaitAsync();
        try
        {
            if (Directory.Exists(folder))
                return folder;
            var aside = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():n}").FullName;
            (await ProcessRunner.RunAsync(new Command("apt-get", "-o", "APT::Sandbox::User=root", "download", package) { WorkingDirectory = aside })).OrThrow();
            (await ProcessRunner.RunAsync(new Command("dpkg-deb", "-x", Directory.GetFiles(aside, "*.deb").Single(), aside))).OrThrow();
            Directory.Move(aside, folder);
            return folder;
        }
        finally
        {
            One.Release();
        }
    }
}
