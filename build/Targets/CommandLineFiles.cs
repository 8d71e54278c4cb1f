using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Reads the files of a checkout that give parameters.</summary>
/// <param name="root">Root of the repository; null where there is none.</param>
internal sealed class CommandLineFiles(string? root)
{
    private const long LargestFile = 1_000_000;

    private readonly List<Problem> _problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The file <c>.env</c>. A folder of that name is a Python environment and none of our business.</summary>
    /// <param name="environment">The environment as found.</param>
    public DotEnvFile DotEnv(IReadOnlyDictionary<string, string> environment) =>
        Text(DotEnvFile.Name) is { } text ? DotEnvFile.Read(text, environment) : DotEnvFile.None;

    /// <summary>The parameter files, the strongest first.</summary>
    /// <param name="profiles">The profiles in the order that they were named.</param>
    /// <param name="origin">Where they were named.</param>
    /// <param name="model">What exists.</param>
    public IReadOnlyList<ParameterFile> Parameters(IEnumerable<string> profiles, ParameterOrigin origin, CommandModel model)
    {
        var files = new List<ParameterFile>();
        foreach (var profile in profiles.Reverse())
        {
            var file = $".nuke/parameters.{profile}.json";
            if (Text(file) is { } text)
                files.Add(ParameterFile.Read(text, file, OriginKind.Profile, model));
            else if (root is not null && !File.Exists(Path.Combine(root, file)))
                _problems.Add(VariableProblems.NoProfile(profile, origin.Text, file, Known()));
        }
        if (Text(".nuke/parameters.json") is { } main)
            files.Add(ParameterFile.Read(main, ".nuke/parameters.json", OriginKind.Parameters, model));
        return files;
    }

    private IReadOnlyList<string> Known() =>
        [
            .. new DirectoryInfo(Path.Combine(root!, ".nuke")) is { Exists: true } folder
                ? folder.EnumerateFiles("parameters.*.json").Select(x => x.Name["parameters.".Length..^".json".Length]).Order(StringComparer.Ordinal)
                : (IEnumerable<string>)[],
        ];

    private string? Text(string path)
    {
        if (root is null || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists)
            return null;
        try
        {
            if (file.Length <= LargestFile)
                return File.ReadAllText(file.FullName);
            _problems.Add(VariableProblems.CannotRead(path, $"{file.Length} bytes"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(VariableProblems.CannotRead(path, e.Message));
        }
        return null;
    }
}
