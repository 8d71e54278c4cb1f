using System.Globalization;

namespace Slipway.Targets;

/// <summary>How wide the page is that a person reads.</summary>
internal static class TerminalWidth
{
    private const int Elsewhere = 100;

    /// <summary>Characters of a line: what <c>COLUMNS</c> says, else the terminal's, else 100 where the output goes elsewhere.</summary>
    public static int Columns()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set > 0)
            return set;
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? Elsewhere : Console.WindowWidth;
        }
        catch (IOException)
        {
            return Elsewhere;
        }
    }
}
