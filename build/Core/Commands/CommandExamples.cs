namespace Slipway.Core.Commands;

/// <summary>A command line to learn from.</summary>
/// <param name="Words">What is typed after <c>./build.sh</c>.</param>
/// <param name="Does">What it does, in a few words.</param>
public sealed record CommandExample(string Words, string Does)
{
    /// <summary>The target that it is about.</summary>
    public string Target => Words.Split(' ')[0];

    /// <summary>As it is typed.</summary>
    public string Line => $"./build.sh {Words}";
}

/// <summary>What the help text begins with: the most wanted first. Tests run each of them.</summary>
public static class CommandExamples
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandExample> All { get; } =
    [
        new("Runtime --upstream debian", "makes the service's image from one Debian mirror and nothing else, and tests it"),
        new("Explain --upstream debian", "says what that would find and make, and why; runs nothing"),
        new("Doctor --upstream debian", "lists all that it would trip over, each with the command that mends it"),
        new("Runtime --upstream debian --platform linux/amd64,linux/arm64 --output out/image", "both platforms in one index, as a folder (OCI layout)"),
        new("Runtime --upstream debian --registry registry.example.com/team --push", "sends the layers that the registry lacks"),
        new("BackendBuild --upstream debian --builder fast", "compiles on a builder of buildx, such as a remote one"),
        new("Modes", "what can be built, what is refused and why, and what each costs"),
        new("Lock --bump fastapi --upstream public --mode minimal", "moves one package of a lock and says what else moved"),
        new("Compose --upstream debian", "writes compose.yaml, so that docker compose builds the modes"),
        new("Wheelhouse --upstream debian --output out/wheels", "the lock's wheels as a folder that pip installs from without a network"),
        new("Engine --status", "says which engine is in reach and what it can do"),
        new("Test --rung House,Core", "runs the tests that need neither engine nor network"),
        new("Clean --all", "deletes what builds made, the store included"),
    ];
}
