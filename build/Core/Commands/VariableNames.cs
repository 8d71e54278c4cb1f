namespace Slipway.Core.Commands;

/// <summary>The names of environment variables that this project looks at.</summary>
public static class VariableNames
{
    /// <summary>Before the name of an option: <c>SLIPWAY_MODE</c>.</summary>
    public const string Own = "SLIPWAY_";

    /// <summary>The same for what runs targets.</summary>
    public const string Runner = "NUKE_";

    /// <summary>The mode, as compose files and services have named it.</summary>
    public const string Mode = "MODEL_BUILD_MODE";

    /// <summary>Variables of ours that are no options: the front door, the tests and programs that are looked for read them, not as options are read.</summary>
    public static IReadOnlyList<string> Early { get; } =
    ["SLIPWAY_HOME", "SLIPWAY_STORE_LIMIT", "SLIPWAY_PACKAGES", "SLIPWAY_DOTNET_INSTALL", "SLIPWAY_SIGNATURES", "SLIPWAY_UV", "SLIPWAY_ROOT", "NUKE_ROOT"];

    /// <summary>Whether a name belongs to this project or to what runs its targets.</summary>
    /// <param name="name">Name of a variable.</param>
    public static bool IsOurs(string name) => name == Mode || IsOwn(name) || IsRunners(name);

    /// <summary>Whether a name begins as ours do.</summary>
    /// <param name="name">Name of a variable.</param>
    public static bool IsOwn(string name) => name.StartsWith(Own, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name begins as those of what runs targets do.</summary>
    /// <param name="name">Name of a variable.</param>
    public static bool IsRunners(string name) => name.StartsWith(Runner, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a variable is read before <c>.env</c> is.</summary>
    /// <param name="name">Name of a variable.</param>
    public static bool IsEarly(string name) =>
        Early.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("SLIPWAY_TEST_", StringComparison.OrdinalIgnoreCase);
}
