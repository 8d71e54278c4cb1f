using Slipway.Core.Jobs;

namespace Slipway.Tests;

/// <summary>The record of a small job.</summary>
internal static class JobSample
{
    public const string Sha = "0123456789abcdef0123456789abcdef01234567";

    public static JobSpec Spec { get; } =
        new(
            JobSpec.CurrentSchema,
            "minimal-onnx-cpu.amd64",
            ["Runtime"],
            [new("platform", "linux/amd64", "default"), new("upstream", "debian", "option")],
            new JobCommit(Sha, true),
            new JobHost("linux/amd64", "github"),
            new SortedDictionary<string, string> { ["service/app.py"] = Hex('1'), ["slipway.json"] = Hex('2') },
            new SortedDictionary<string, string> { ["snapshot linux/amd64"] = "trixie 13.7" },
            new SortedDictionary<string, string> { ["dotnet"] = "10.0.1", ["zstd"] = "1.5.7" },
            [],
            Hex('3'),
            [Layer("base", "Base", 'a'), Layer("numpy", "Wheels", 'b'), Layer("app", "App", 'c')],
            new JobResult(Digest('d'), [new JobImage("linux/amd64", Digest('e'), 300)], 1.5)
        );

    public static string Hex(char digit) => new(digit, 64);

    public static string Digest(char digit) => $"sha256:{Hex(digit)}";

    public static JobLayer Layer(string name, string maker, char digit) =>
        new("linux/amd64", name, maker, Hex(digit), "found", null, Digest(digit), 100, Digest(digit));

    /// <summary>The same record with one layer changed, and with it image and index.</summary>
    public static JobSpec WithLayer(string name, Func<JobLayer, JobLayer> change) =>
        Spec with
        {
            Layers = [.. Spec.Layers.Select(x => x.Name == name ? change(x) : x)],
            Result = new JobResult(Digest('8'), [new JobImage("linux/amd64", Digest('9'), 300)], 1.5),
        };
}
