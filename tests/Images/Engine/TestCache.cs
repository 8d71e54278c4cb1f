namespace Slipway.Images.Tests.Engine;

/// <summary>Where tests keep what they bring from outside: <c>SLIPWAY_HOME</c>, else a folder of the user's cache.</summary>
public static class TestCache
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("SLIPWAY_HOME") is { Length: > 0 } home
            ? Path.GetFullPath(home)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests");
}
