namespace Slipway.Core.Diagnostics;

/// <summary>How the output of a program is set off from our own words in a message.</summary>
internal static class Lines
{
    /// <summary>The text with a bar before each line.</summary>
    /// <param name="text">Lines of a program.</param>
    public static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "         | " + line));
}
