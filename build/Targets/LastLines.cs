namespace Slipway.Targets;

/// <summary>What a person looks for at the end: printed after everything that NUKE prints, as the last lines of the process.</summary>
internal static class LastLines
{
    private static readonly List<string> s_lines = [];

    /// <summary>Adds a line.</summary>
    /// <param name="line">Its text.</param>
    public static void Add(string line)
    {
        if (s_lines.Count == 0)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => s_lines.ForEach(Console.Out.WriteLine);
        s_lines.Add(line);
    }
}
