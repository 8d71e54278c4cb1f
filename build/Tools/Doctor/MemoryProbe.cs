using Slipway.Core.Doctor;

namespace Slipway.Tools.Doctor;

/// <summary>Memory and processors of this process.</summary>
internal static class MemoryProbe
{
    public static MemoryFacts Look()
    {
        var limits = OperatingSystem.IsLinux() ? ControlGroupLimits.Read(Text) : new ControlGroupLimits(null, null);
        return new MemoryFacts(Total(), limits.Memory, Environment.ProcessorCount, limits.Processors);
    }

    /// <summary>.NET's own figure knows the limit of a control group, too; the machine's is in /proc/meminfo, in units of 1024 bytes.</summary>
    private static long Total() =>
        Text("/proc/meminfo")?.Split('\n').FirstOrDefault(x => x.StartsWith("MemTotal:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024
            : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static string? Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
