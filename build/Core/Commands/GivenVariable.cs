namespace Slipway.Core.Commands;

/// <summary>A variable that may feed a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; an empty one counts as not given.</param>
/// <param name="Origin">Where it is set.</param>
public sealed record GivenVariable(string Name, string Value, ParameterOrigin Origin)
{
    /// <summary>A variable of the process.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static GivenVariable Of(string name, string value) => new(name, value, new ParameterOrigin(OriginKind.Variable, name));

    /// <summary>A variable of <c>.env</c>.</summary>
    /// <param name="entry">The entry.</param>
    public static GivenVariable Of(DotEnvEntry entry) =>
        new(entry.Name, entry.Value, new ParameterOrigin(OriginKind.DotEnv, $"{DotEnvFile.Name} line {entry.Line}"));

    /// <summary>In a message: <c>the variable NAME</c>, or with the line of <c>.env</c>.</summary>
    public string Described => Origin.Kind == OriginKind.DotEnv ? $"{Name} in {Origin}" : $"the variable {Name}";
}
