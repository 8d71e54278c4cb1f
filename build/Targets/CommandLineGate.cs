using System.Collections;
using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Stands before every run: refuses a wrong command line, and lets only the variables of this project feed options.</summary>
internal static class CommandLineGate
{
    /// <summary>Prints what is wrong on standard error and gives the exit code; null when the run may start.</summary>
    /// <param name="build">The build class.</param>
    public static int? Refuse(Type build)
    {
        var model = CommandLineModel.Of(build);
        var line = CommandLine.Parse(Environment.GetCommandLineArgs()[1..]);
        var environment = Variables();
        IReadOnlyList<Problem> problems = [.. CommandCheck.Problems(line, model), .. CommandVariables.Problems(environment, model), .. CheckoutProblems(line)];
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        if (problems.Count > 0)
            return (int)problems[0].Family;
        foreach (var (name, value) in CommandVariables.Changes(environment, model))
            Environment.SetEnvironmentVariable(name, value);
        // Never let a build ask a question or edit its own project on its first start.
        if (!environment.ContainsKey("NUKE_TELEMETRY_OPTOUT"))
            Environment.SetEnvironmentVariable("NUKE_TELEMETRY_OPTOUT", "1");
        return null;
    }

    private static IEnumerable<Problem> CheckoutProblems(CommandLine line)
    {
        var given = line.Options.LastOrDefault(x => Spelling.Same(x.Name, "root"));
        var start = given is { Values: [var path, ..] } ? Path.GetFullPath(path) : Environment.CurrentDirectory;
        var root = given is not null ? start : Above(start);
        if (root is null || !Directory.Exists(root))
            return [UsageProblems.NoCheckout(start)];
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

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "", StringComparer.Ordinal);
}
