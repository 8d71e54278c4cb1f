namespace Slipway.Core.Locks.Requirements;

/// <summary>The variables of environment markers (PEP 508).</summary>
internal static class MarkerVariables
{
    internal const string Extra = "extra";

    private static readonly HashSet<string> Versions = ["python_version", "python_full_version", "implementation_version", "platform_release"];

    private static readonly HashSet<string> Texts =
    [
        "os_name",
        "sys_platform",
        "platform_system",
        "platform_version",
        "platform_machine",
        "platform_python_implementation",
        "implementation_name",
        Extra,
    ];

    private static readonly Dictionary<string, string> OldSpellings = new(StringComparer.Ordinal)
    {
        ["os.name"] = "os_name",
        ["sys.platform"] = "sys_platform",
        ["platform.version"] = "platform_version",
        ["platform.machine"] = "platform_machine",
        ["platform.python_implementation"] = "platform_python_implementation",
        ["python_implementation"] = "platform_python_implementation",
    };

    /// <summary>The variable's present spelling, or null for what is none.</summary>
    internal static string? Find(string word)
    {
        var name = OldSpellings.GetValueOrDefault(word, word);
        return Versions.Contains(name) || Texts.Contains(name) ? name : null;
    }

    internal static bool IsVersion(string variable) => Versions.Contains(variable);
}
