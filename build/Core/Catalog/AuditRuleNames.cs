namespace Slipway.Core.Catalog;

/// <summary>Names of the rules of an audit, as slipway.json may write them. The rules themselves are not loaded to read a settings file.</summary>
public static class AuditRuleNames
{
    /// <summary>All, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "secret",
        "world-writable",
        "setuid",
        "build-context",
        "package-cache",
        "test-suite",
        "bytecode",
        "build-tool",
        "header",
        "static-archive",
        "stub",
        "package-manager",
        "cuda-twice",
        "cuda-on-cpu",
        "framework",
        "dev-package",
        "not-imported",
        "not-in-lock",
        "deleted-later",
        "chown-copy",
    ];
}
