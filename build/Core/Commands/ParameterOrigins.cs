namespace Slipway.Core.Commands;

/// <summary>
/// What every parameter was given and where. The strongest source that says something wins: command line, environment, <c>.env</c>, profiles (the last named first),
/// <c>.nuke/parameters.json</c>. That is also what runs targets does with the environment that <see cref="CommandVariables.Changes"/> leaves.
/// </summary>
/// <param name="Values">The parameters that were given, by name.</param>
public sealed record ParameterOrigins(IReadOnlyDictionary<string, ParameterValue> Values)
{
    /// <summary>Nothing was given anywhere.</summary>
    public static ParameterOrigins None { get; } = new(new Dictionary<string, ParameterValue>(StringComparer.Ordinal));

    /// <summary>Finds the strongest source of each parameter.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="environment">The environment as found.</param>
    /// <param name="dotEnv">The file <c>.env</c>.</param>
    /// <param name="files">The parameter files, the strongest first.</param>
    /// <param name="model">What exists.</param>
    public static ParameterOrigins Of(
        CommandLine line,
        IReadOnlyDictionary<string, string> environment,
        DotEnvFile dotEnv,
        IEnumerable<ParameterFile> files,
        CommandModel model
    )
    {
        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        // Of an option that is given twice the last counts, even where it has no value: then nothing was said there.
        foreach (var option in line.Options.Reverse())
            if (model.Option(option.Name) is { } known && line.Options.Last(x => Spelling.Same(x.Name, option.Name)) == option && Says(known, option))
                values.TryAdd(known.Name, new ParameterValue(known.Name, Words(known, option), new ParameterOrigin(OriginKind.Option, known.Dashed)));
        foreach (var (option, variable) in VariableFeed.Of(environment, dotEnv, model))
            values.TryAdd(option.Name, new ParameterValue(option.Name, variable.Value, variable.Origin));
        foreach (var value in files.SelectMany(x => x.Values))
            values.TryAdd(value.Name, value);
        return new ParameterOrigins(values);
    }

    /// <summary>Where a parameter's value comes from.</summary>
    /// <param name="name">Its name in camel humps.</param>
    public ParameterOrigin this[string name] => Values.GetValueOrDefault(name)?.Origin ?? ParameterOrigin.Default;

    private static bool Says(OptionModel option, GivenOption given) => given.Values.Count > 0 || option.Arity is Arity.Flag or Arity.Many;

    private static string Words(OptionModel option, GivenOption given) =>
        given.Values.Count == 0 && option.Arity == Arity.Flag ? "true" : string.Join(',', given.Values);
}
