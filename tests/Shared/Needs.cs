namespace Slipway.Tests;

/// <summary>Skips a test with a reason while it runs, where a machine cannot show what it asks.</summary>
public static class Needs
{
    private const string Token = "skip this test: ";

    /// <summary>Skips the test unless the condition holds.</summary>
    public static void That(bool condition, string otherwise)
    {
        if (!condition)
            throw new NotSupportedException(Token + otherwise);
    }

    /// <summary>Skips a test that takes long, unless all were asked for.</summary>
    public static void All() => That(Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1", "takes long: ./build.sh Test --all");

    internal static string? ReasonIn(string message) => message.StartsWith(Token, StringComparison.Ordinal) ? message[Token.Length..] : null;
}
