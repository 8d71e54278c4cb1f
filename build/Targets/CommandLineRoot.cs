using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>The root that a run works on, found as what runs targets finds it: <c>--root</c>, else NUKE_ROOT, which the front door sets, else the nearest folder with <c>.nuke</c>.</summary>
internal static class CommandLineRoot
{
    /// <summary>The root; null where there is none.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="environment">The environment as found.</param>
    public static string? Of(CommandLine line, IReadOnlyDictionary<string, string> environment)
    {
        var root = Given(line, environment) ?? Above(Environment.CurrentDirectory);
        return Directory.Exists(root) ? root : null;
    }

    /// <summary>What keeps a run from working there.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="environment">The environment as found.</param>
    public static IEnumerable<Problem> Problems(CommandLine line, IReadOnlyDictionary<string, string> environment)
    {
        if (Of(line, environment) is not { } root)
            return [UsageProblems.NoCheckout(Given(line, environment) ?? Environment.CurrentDirectory)];
        var temporary = Path.Combine(root, ".nuke", "temp");
        try
        {
            Directory.CreateDirectory(temporary);
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [UsageProblems.ReadOnlyCheckout(temporary, e.Message)];
        }
    }

    private static string? Given(CommandLine line, IReadOnlyDictionary<string, string> environment)
    {
        if (line.Options.LastOrDefault(x => Spelling.Same(x.Name, "root")) is { } option)
            return option.Values is [var path, ..] ? Path.GetFullPath(path) : Environment.CurrentDirectory;
        var named = environment.GetValueOrDefault("NUKE_ROOT") is { Length: > 0 } set ? set : environment.GetValueOrDefault("SLIPWAY_ROOT");
        return named is { Length: > 0 } ? Path.GetFullPath(named) : null;
    }

    private static string? Above(string start)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, ".nuke")) && folder.FullName != home)
                return folder.FullName;
        }
        return null;
    }
}
