namespace Nuke.Common.Execution;

/// <summary>Lines with a time and a level. Warnings and errors are kept, to be listed once more at the end.</summary>
internal static class Log
{
    private static readonly List<string> s_kept = [];

    public static string Target { get; set; }

    public static bool AnyKept => s_kept.Count > 0;

    public static void Warning(string message, Exception exception = null) => Write("WRN", Verbosity.Minimal, message, exception);

    public static void Error(string message, Exception exception = null) => Write("ERR", Verbosity.Quiet, message, exception);

    public static void WriteKept()
    {
        foreach (var line in s_kept)
            Console.WriteLine(line);
    }

    private static void Write(string level, Verbosity last, string message, Exception exception)
    {
        s_kept.Add($"[{level}] {(Target is null ? "" : Target + ": ")}{message}");
        if (NukeBuild.Verbosity > last)
            return;
        Console.WriteLine($"{DateTime.Now:HH:mm:ss} [{level}] {message}");
        if (exception is not null)
            Console.WriteLine(exception);
        NukeBuild.Host?.Annotate(level == "ERR", exception is null ? message : $"{message}: {exception.Message}");
    }
}
