using Slipway.Core.Auditing;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Tests;

/// <summary>Audits made by hand: one of a usual image, with names that mean harm in it, and one of a huge image.</summary>
public static class SeededAudit
{
    public const string Evil = "opt/venv/<script>alert(\"1\")</script>/'&amp;\u202Egnp.\u0007exe\uFFFD";

    /// <summary>27 layers, 60 packages, 25 findings.</summary>
    public static AuditReport Usual() =>
        Report("slipway/vad:recommended-torch-cpu", Image("slipway/vad:recommended-torch-cpu", SeededNames.Layers), Packages(SeededNames.Packages), 25);

    /// <summary>40 layers, 2,000 packages, 400 findings.</summary>
    public static AuditReport Huge() =>
        Report(
            "registry.example.com/team/everything:full-vllm-gpu",
            Image(
                "registry.example.com/team/everything:full-vllm-gpu",
                [.. Enumerable.Range(0, 40).Select(i => ("Wheels", $"group-{i}", 40_000_000L + i * 9_700_000L, 2.9))]
            ),
            Packages([.. Enumerable.Range(0, 2000).Select(i => $"package-with-a-rather-long-name-{i}")], 40),
            400
        );

    /// <summary>Nothing is in it, and nothing is known of it.</summary>
    public static AuditReport Empty() => new(Image("none", []), new ImageMeasures(0, 0, 0, 1, [], []), [], [], [], [], []);

    public static ImageContents Image(string name, IReadOnlyList<(string Maker, string Name, long Packed, double Ratio)> layers) =>
        new(
            name,
            "linux/amd64",
            Digest.Of(name),
            new ImageConfig("amd64", "linux", null, new RootFs("layers", []), null),
            [
                .. layers.Select(
                    (x, i) =>
                        new LayerContents(
                            i,
                            new Descriptor("application/vnd.oci.image.layer.v1.tar+zstd", Digest.Of($"{name} {i} packed"), x.Packed),
                            Digest.Of($"{name} {i}"),
                            (long)(x.Packed * x.Ratio),
                            new HistoryEntry(CreatedBy: $"slipway {x.Maker} {x.Name}".TrimEnd()),
                            [],
                            [],
                            []
                        )
                ),
            ]
        );

    private static IReadOnlyList<InstalledPackage> Packages(string[] names, int layers = 27)
    {
        var packages = new List<InstalledPackage>();
        for (var i = 0; i < names.Length; i++)
        {
            var layer = layers == 27 ? LayerOf(names[i], i) : i % layers;
            var room = layers == 27 ? SeededNames.Layers[layer].Packed : 40_000_000L + layer * 9_700_000L;
            var packed =
                layers == 27 && SeededNames.Layers[layer].Name.Length > 0 && names[i].StartsWith(SeededNames.Layers[layer].Name, StringComparison.Ordinal)
                    ? room * 9 / 10
                : names.Length > 100 ? room / 30 * (5 + i % 23) / 20
                : room / 12 / (1 + i % 7);
            var isSystem = names[i].StartsWith("lib", StringComparison.Ordinal);
            packages.Add(
                new InstalledPackage(
                    isSystem ? PackageKind.System : PackageKind.Python,
                    names[i],
                    $"{1 + i % 9}.{i % 13}.{i % 5}",
                    layer,
                    packed * 3,
                    packed,
                    20 + i * 7,
                    isSystem ? null : $"requirements/locks/pypi/recommended-torch.cpu.amd64.txt:{12 + i * 4}"
                )
            );
        }
        return [.. packages.OrderByDescending(x => x.Bytes).ThenBy(x => x.Name, StringComparer.Ordinal)];
    }

    private static int LayerOf(string name, int index)
    {
        var own = Array.FindIndex(SeededNames.Layers, x => x.Name.Length > 0 && name.StartsWith(x.Name, StringComparison.Ordinal));
        return own >= 0 ? own
            : name.StartsWith("lib", StringComparison.Ordinal) ? (index % 2 == 0 ? 0 : 3)
            : index < 24 ? 19
            : index % 3 == 0 ? 23
            : 21;
    }

    private static AuditReport Report(string name, ImageContents image, IReadOnlyList<InstalledPackage> packages, int findings)
    {
        var size = image.Packed;
        return new AuditReport(
            image,
            new ImageMeasures(
                18_412,
                image.Unpacked - 9_000_000,
                12_480_000,
                0.9927,
                [new("usr/lib/python3/dist-packages/numpy/core/_multiarray.so", 8_400_000, [3, 7], false), new(Evil, 4_080_000, [9, 11, 12], true)],
                [new(3_100_000, [new("opt/venv/lib/a.so", 7), new("opt/venv/lib/b.so", 9), new("usr/lib/libgfortran.so.5", 3)])]
            ),
            packages,
            Findings(findings),
            [
                new(
                    new Finding("headers", Severity.Waste, "opt/venv/include", 320_000, new Blame(4, "slipway Venv"), "Headers of C.", "Leave them out."),
                    "the service compiles kernels at start",
                    new DateOnly(2027, 3, 1)
                ),
            ],
            [
                new(
                    "packed bytes of a framework on cpu",
                    size - 17_400_000,
                    size,
                    "slipway.json:24",
                    [
                        new("layer", "slipway Wheels opencv", 31_200_000, 49_800_000),
                        new(
                            "package",
                            "opencv-python-headless 4.11.0 -> 4.12.0",
                            30_900_000,
                            49_500_000,
                            "requirements/locks/pypi/recommended-torch.cpu.amd64.txt:88"
                        ),
                        new("file", "opt/venv/lib/python3.13/site-packages/cv2/cv2.abi3.so", 18_000_000, 29_100_000),
                        new("package", "polars 1.2.0", null, 4_200_000, "requirements/locks/pypi/recommended-torch.cpu.amd64.txt:224"),
                    ]
                )
                {
                    Since = "20261119T090412.118Z",
                },
                new("wasted bytes of all images", 20_000_000, 12_480_000, "slipway.json:25", []) { Measure = BudgetMeasure.Waste },
                new("efficiency of all images", 950_000, 992_700, "slipway.json:26", []) { Measure = BudgetMeasure.Efficiency },
            ],
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(i => new EarlierSize($"202611{8 + i:00}T090412.118Z", size - 61_000_000 + i * 3_900_000 + i % 3 * 2_700_000, 26)),
            ]
        );
    }

    private static IReadOnlyList<Finding> Findings(int count)
    {
        (string Rule, Severity Severity, string Path, long Bytes, string What, string Remedy)[] kinds =
        [
            (
                "secret",
                Severity.Danger,
                "app/vad/.env",
                412,
                "A file whose name says that it holds a secret.",
                "Take it out of the folder that is copied, change what it holds, and give it at run time."
            ),
            ("world-writable", Severity.Danger, Evil, 18_204, "Anyone may write this file.", "Set its mode to 0644 where it is copied."),
            (
                "tests",
                Severity.Waste,
                "opt/venv/lib/python3.13/site-packages/numpy/tests",
                2_810_000,
                "Tests of a package: no service imports them.",
                "Add numpy to the packages whose tests are left out."
            ),
            ("pip-cache", Severity.Waste, "root/.cache/pip", 41_300_000, "The cache of pip.", "Install with --no-cache-dir, or with a cache mount."),
            (
                "static-archive",
                Severity.Waste,
                "usr/lib/x86_64-linux-gnu/libprotobuf.a",
                9_700_000,
                "A static archive: only a linker reads it.",
                "Leave it out of the layer."
            ),
            (
                "not-imported",
                Severity.Note,
                "opt/venv/lib/python3.13/site-packages/polars",
                12_600_000,
                "Nothing that the service imports reaches this package.",
                "Take it out of the requirements, or name it under audit.imports if it is imported by name."
            ),
        ];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var kind = kinds[i % kinds.Length];
                    return new Finding(
                        kind.Rule,
                        kind.Severity,
                        i < kinds.Length ? kind.Path : $"{kind.Path}/{i}",
                        kind.Bytes / (1 + i / kinds.Length),
                        new Blame(
                            i % 27,
                            $"slipway Wheels {i}",
                            i % 6 == 2 ? "numpy 6.5.0" : null,
                            i % 6 == 2 ? "requirements/locks/pypi/recommended-torch.cpu.amd64.txt:32" : null
                        ),
                        kind.What,
                        kind.Remedy
                    );
                })
                .OrderByDescending(x => x.Severity)
                .ThenByDescending(x => x.Bytes)
                .ThenBy(x => x.Path, StringComparer.Ordinal),
        ];
    }
}
