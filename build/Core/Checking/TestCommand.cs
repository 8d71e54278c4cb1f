using Slipway.Core.Catalog;

namespace Slipway.Core.Checking;

/// <summary>How the service's tests are begun in an image.</summary>
public static class TestCommand
{
    /// <summary>
    /// The script that begins them. The folder of pytest comes last in Python's path and in no variable: the service and what it starts see the modules and the environment that are
    /// shipped, and no others.
    /// </summary>
    public const string Runner = $"""
        import sys

        sys.path.append("{CheckPaths.Modules}")

        import pytest

        raise SystemExit(pytest.main(sys.argv[1:]))

        """;

    /// <summary>Variables that are set for tests: the service that they start is not given them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TMPDIR"] = CheckPaths.Temporary,
    };

    /// <summary>Program and arguments.</summary>
    /// <param name="service">The service, whose Python is used.</param>
    public static IReadOnlyList<string> Entrypoint(ServiceFacts service) =>
        [
            service.Command[0],
            CheckPaths.Runner,
            $"--rootdir={CheckPaths.Tests}",
            "-p",
            "no:cacheprovider",
            "--color=no",
            "--tb=short",
            "-rfE",
            CheckPaths.Tests,
        ];

    /// <summary>Arguments that make it write its results to standard error, as JUnit's XML: the image has no place to leave a file.</summary>
    public static readonly IReadOnlyList<string> Reporting = ["--junitxml=/dev/stderr", "-o", "junit_logging=no"];
}
