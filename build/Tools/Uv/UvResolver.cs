using System.Collections;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Uv;

/// <summary>Resolves requirements with <c>uv pip compile</c>.</summary>
/// <param name="uv">The program.</param>
/// <param name="index">Address of the index that it asks, and nothing else.</param>
/// <param name="cache">Its cache folder.</param>
/// <param name="settings">A settings file of its own form, or null for none; those of the machine never count.</param>
public sealed class UvResolver(UvProgram uv, Uri index, string cache, string? settings = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    // Which Python it asks, and how it trusts a company's certificates, are the machine's business; everything else is said here.
    private static readonly string[] KeptVariables = ["UV_PYTHON", "UV_NATIVE_TLS", "UV_SYSTEM_CERTS", "UV_CONCURRENT_BUILDS"];

    /// <summary>The packages that fit the target.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP433: no Python; SLP434: no solution; SLP436: an answer of an unknown shape.</exception>
    public async Task<IReadOnlyList<ResolvedProject>> ResolveAsync(UvRequest request, CancellationToken cancellation)
    {
        var output = Path.Combine(cache, $"{Guid.NewGuid():n}.txt");
        try
        {
            // uv keeps the versions of the file that it writes over.
            await File.WriteAllLinesAsync(output, request.Preferred.Select(package => $"{package.Name}=={package.Version}"), cancellation);
            var result = await ProcessRunner.RunAsync(CommandOf(request, output), null, cancellation);
            return result.ExitCode == 0 ? UvAnswer.Read(await File.ReadAllTextAsync(output, cancellation)) : throw Failure(request, result);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private Command CommandOf(UvRequest request, string output) =>
        new(
            uv.Path,
            [
                "pip",
                "compile",
                "--default-index",
                index.AbsoluteUri,
                "--index-strategy",
                "first-index",
                "--python-version",
                $"3.{request.Target.PythonMinor}",
                "--python-platform",
                PlatformOf(request.Target),
                "--cache-dir",
                cache,
                "--output-file",
                output,
                "--annotation-style",
                "split",
                "--no-config",
                "--no-header",
                "--no-progress",
                "--no-python-downloads",
                "--quiet",
                "--color",
                "never",
                .. Option("--config-file", settings),
                .. Option("--excludes", request.Excludes),
                .. Option("--overrides", request.Overrides),
                .. request.Upgrade ? ["--upgrade"] : Array.Empty<string>(),
                .. request.Bumps.SelectMany(bump => Option("--upgrade-package", bump)),
                .. request.Inputs,
            ]
        )
        {
            WorkingDirectory = request.Folder,
            Environment = Variables(),
            Timeout = Limit,
        };

    /// <summary>uv knows manylinux levels by these names; wheels of the honest tag need none.</summary>
    private static string PlatformOf(WheelTarget target) =>
        target.Libc is { } libc ? $"{target.Machine}-{libc.Kind}_{libc.Major}_{libc.Minor}" : $"{target.Machine}-unknown-linux-gnu";

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];

    private static Dictionary<string, string?> Variables()
    {
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith("UV_", StringComparison.Ordinal) && !KeptVariables.Contains(name))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        variables["NO_PROXY"] = string.Join(',', new[] { Environment.GetEnvironmentVariable("NO_PROXY"), "127.0.0.1" }.Where(x => !string.IsNullOrEmpty(x)));
        return variables;
    }

    private static SlipwayException Failure(UvRequest request, CommandResult result)
    {
        if (result.Error.Contains("No interpreter found", StringComparison.Ordinal))
            return new SlipwayException(UvProblems.NoPython());
        var said = result.Error.Trim().Split('\n').Where(line => !line.StartsWith("warning:", StringComparison.Ordinal));
        return new SlipwayException(UvProblems.NoSolution(request.Lock, string.Join('\n', said.TakeLast(40))));
    }
}
