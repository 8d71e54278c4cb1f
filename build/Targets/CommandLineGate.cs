using System.Collections;
using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Stands before every run: refuses wrong parameters wherever they are given, and lets only the variables of this project and of <c>.env</c> feed options.</summary>
internal static class CommandLineGate
{
    /// <summary>Where this run's parameters were given; nothing where another build uses the targets without this gate.</summary>
    public static ParameterOrigins Origins { get; private set; } = ParameterOrigins.None;

    /// <summary>Prints what is wrong on standard error and gives the exit code; null when the run may start.</summary>
    /// <param name="build">The build class.</param>
    public static int? Refuse(Type build)
    {
        var model = CommandLineModel.Of(build);
        var line = CommandLine.Parse(Environment.GetCommandLineArgs()[1..]);
        var environment = Variables();
        var files = new CommandLineFiles(CommandLineRoot.Of(line, environment));
        var dotEnv = files.DotEnv(environment);
        var profiles = ParameterOrigins.Of(line, environment, dotEnv, [], model).Values.GetValueOrDefault("Profile");
        var parameters = files.Parameters(profiles is null ? [] : Profiles(profiles, line), profiles?.Origin ?? ParameterOrigin.Default, model);
        IReadOnlyList<Problem> problems =
        [
            .. CommandCheck.Problems(line, model),
            .. CommandVariables.Problems(environment, dotEnv, model),
            .. files.Problems,
            .. parameters.SelectMany(x => x.Problems),
            .. CommandLineRoot.Problems(line, environment),
        ];
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        if (problems.Count > 0)
            return (int)problems[0].Family;
        Origins = ParameterOrigins.Of(line, environment, dotEnv, parameters, model);
        foreach (var (name, value) in CommandVariables.Changes(environment, dotEnv, model))
            Environment.SetEnvironmentVariable(name, value);
        // Never let a build ask a question or edit its own project on its first start.
        if (!environment.ContainsKey("NUKE_TELEMETRY_OPTOUT"))
            Environment.SetEnvironmentVariable("NUKE_TELEMETRY_OPTOUT", "1");
        return null;
    }

    /// <summary>Several on the command line; a variable names one.</summary>
    private static IReadOnlyList<string> Profiles(ParameterValue given, CommandLine line) =>
        given.Origin.Kind == OriginKind.Option ? line.Options.Last(x => Spelling.Same(x.Name, "profile")).Values : [given.Text];

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "", StringComparer.Ordinal);
}
