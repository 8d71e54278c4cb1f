using System.Globalization;

namespace Slipway.Tools.Store;

/// <summary>Clears what killed processes left below <c>tmp</c>.</summary>
public static class TemporaryFiles
{
    /// <summary>
    /// Deletes temporary files whose process is gone. A file that some process still holds locked stays, also when its process is not visible from here
    /// (another container on the same store); so does one of a living process, unless it is older than that process (a number given again).
    /// </summary>
    /// <param name="store">The store.</param>
    /// <returns>How many were deleted.</returns>
    public static int Sweep(ContentStore store) => Sweep(Path.Combine(store.Root, "tmp"));

    /// <summary>A name that says which process writes the file.</summary>
    internal static string NewName() => $"{Environment.ProcessId}-{Guid.NewGuid():n}";

    /// <summary>The same for any folder of such files.</summary>
    internal static int Sweep(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder.Exists ? folder.EnumerateFiles().Count(file => IsAbandoned(file) && TryDelete(file)) : 0;
    }

    private static bool IsAbandoned(FileInfo file)
    {
        var dash = file.Name.IndexOf('-', StringComparison.Ordinal);
        if (
            dash < 0
            || !int.TryParse(file.Name.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            || process == Environment.ProcessId
        )
            return false;
        // Without /proc nobody can be asked: what is a day old is abandoned.
        if (!Directory.Exists("/proc/self"))
            return file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1);
        return StartOf(process) is not { } start || file.LastWriteTimeUtc < start.AddMinutes(-1);
    }

    /// <summary>When a process began, from <c>/proc</c> (proc_pid_stat(5), field 22, in hundredths of a second since boot); null when there is none.</summary>
    private static DateTime? StartOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            // The second field is the program's name in parentheses and may hold anything.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var sinceBoot = double.Parse(fields[19], CultureInfo.InvariantCulture) / 100;
            var uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
            return DateTime.UtcNow.AddSeconds(sinceBoot - uptime);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool TryDelete(FileInfo file)
    {
        try
        {
            // Opening it like this fails while another process has it open for writing.
            using var locked = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            file.Delete();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
