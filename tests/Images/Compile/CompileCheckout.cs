using System.Text.RegularExpressions;
using Slipway.Core.Records;
using Slipway.Images.Tests.Demo;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Compile;

/// <summary>A checkout whose image takes packages from an index, some of them as source archives.</summary>
internal sealed class CompileCheckout : IDisposable
{
    private readonly DemoCheckout _checkout;
    private readonly SlipwayHome _home;

    public CompileCheckout(SlipwayHome home, IndexServer index, IReadOnlyList<string> requirements, IReadOnlyList<string> sources)
    {
        (_home, _checkout) = (home, new DemoCheckout(home.Root));
        Directory.CreateDirectory(_checkout["own", "source-only"]);
        File.WriteAllLines(_checkout["own", "minimal-onnx.in"], [.. requirements, .. sources]);
        File.WriteAllText(_checkout["own", "cpu.in"], "");
        File.WriteAllText(_checkout["own", "overrides.txt"], "");
        // Levenshtein runs with it, and the index has no wheel of it.
        File.WriteAllText(_checkout["own", "cpu-excludes.txt"], "rapidfuzz\n");
        File.WriteAllLines(_checkout["own", "source-only.txt"], sources.Select(x => x == "hnswlib" ? "hnswlib==0.8.0" : x));
        if (sources.Contains("hnswlib"))
            File.WriteAllText(_checkout["own", "source-only", "hnswlib.in"], "numpy\n");
        _checkout.Environment["SLIPWAY_INDEX"] = index.Simple.ToString();
        _checkout.Environment["SLIPWAY_REQUIREMENTS"] = "own";
        _checkout.Environment["SLIPWAY_UV"] = UvFixture.Need();
    }

    /// <summary>The newest record.</summary>
    public BuildRecord Record => _checkout.Record(_home);

    /// <summary>Each wheel as its build is told of a word, which changes its key and nothing else: as if nobody had made it yet.</summary>
    public void Tell(string word, IEnumerable<string> packages, string? more = null) =>
        File.WriteAllText(
            _checkout["own", "builds.json"],
            "{"
                + string.Join(
                    ',',
                    packages.Select(x =>
                        $$"""
                            "{{x}}": { "environment": { "SLIPWAY_TEST": "{{word}}"{{(x == "hnswlib" ? ", \"HNSWLIB_NO_NATIVE\": \"1\"" : "")}} }{{more}} }
                            """
                    )
                )
                + "}"
        );

    /// <summary>Gives another checkout the requirements, locks and settings of this one.</summary>
    public void CopyTo(CompileCheckout other)
    {
        foreach (var file in Directory.EnumerateFiles(_checkout["own"], "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(other.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public async Task<CommandResult> LockAsync() => Passed(await RunAsync("Lock"));

    public Task<CommandResult> RunAsync(params string[] arguments) =>
        _checkout.RunAsync([.. arguments, "--upstream", "pypi", "--backend", "onnx", "--platform", "linux/amd64"]);

    public async Task<CommandResult> MustAsync(params string[] arguments) => Passed(await RunAsync(arguments));

    /// <summary>Wheels that a run compiled.</summary>
    public static int Compiled(CommandResult run) =>
        Regex.Match(run.Output, @", (\d+) compiled \(") is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;

    /// <summary>Objects that a run took from the compiler cache, and all that it could have.</summary>
    public static (int Hits, int All) Cached(CommandResult run)
    {
        var match = Regex.Match(run.Output, @"\((\d+) of (\d+) objects from the compiler cache\)");
        return (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value));
    }

    /// <summary>Compiled wheels in an export: name and digest.</summary>
    public IReadOnlyList<string> Export(string folder) =>
        [.. File.ReadAllLines(_checkout[folder, "SHA256SUMS"]).Where(x => x.EndsWith("linux_x86_64.whl", StringComparison.Ordinal) || x.Contains("docopt"))];

    public string Root => _checkout.Root;

    public IReadOnlyList<string> Files(string folder) => [.. Directory.GetFiles(_checkout[folder]).Select(x => Path.GetFileName(x)!)];

    public void Dispose() => _checkout.Dispose();

    private static CommandResult Passed(CommandResult run)
    {
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }
}
