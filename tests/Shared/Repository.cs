namespace Slipway.Tests;

/// <summary>The checkout that the tests belong to.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Data too large for the repository, beside the checkout or where a variable says; skips the test where it is not.</summary>
    public static string Shared(string path)
    {
        var folder = Environment.GetEnvironmentVariable("SLIPWAY_TEST_SHARED") ?? Path.Combine(Root, "../shared");
        var full = Path.GetFullPath(Path.Combine(folder, path));
        Needs.That(Path.Exists(full), $"{path} is not beside the checkout (../shared); set SLIPWAY_TEST_SHARED");
        return full;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests do not run inside a checkout");
    }
}
