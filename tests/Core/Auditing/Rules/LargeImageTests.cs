using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

/// <summary>400,000 files in 40 layers. Times are told as ratios, so that a busy machine changes both sides.</summary>
[Trait("Row", "A2")]
[Trait("Row", "F10")]
public sealed class LargeImageTests
{
    private const int Layers = 40;
    private const int Files = 10_000;

    /// <summary>One for all tests: it takes longer to make than to look at.</summary>
    private static readonly Lazy<AuditImage> s_image = new(Image);

    [Fact]
    public void All_rules_together_take_no_longer_than_ten_times_the_tree_alone()
    {
        var image = s_image.Value;
        ContainerTree.Of(image.Contents.Layers).Entries.Count.ShouldBeGreaterThan(390_000);
        AuditRules.Find(image.Subject());
        var tree = Best(() => ContainerTree.Of(image.Contents.Layers));
        var rules = Best(() => AuditRules.Find(image.Subject()));
        (rules / tree).ShouldBeLessThan(10, $"{rules.TotalMilliseconds:0} ms for all, {tree.TotalMilliseconds:0} ms for the tree");
    }

    /// <summary>Of the 300 MB for an image of this size, 50 are the runtime's and the paths with their hashes are 130; what is looked up in them shares the rest with the collector.</summary>
    [Fact]
    public void Measures_and_packages_allocate_less_than_220_bytes_a_path_beside_what_was_read()
    {
        var image = s_image.Value;
        var (contents, facts) = (image.Contents, image.Facts);
        var bytes = Allocated(() =>
        {
            var paths = PathTable.Of(contents.Layers);
            Measuring.Of(contents, paths);
            _ = new AuditSubject(contents, facts, null, paths);
        });
        (bytes / (Layers * Files)).ShouldBeLessThan(220);
    }

    [Fact]
    public void Reading_allocates_little_more_than_the_paths_and_their_hashes()
    {
        var tar = new ForeignTar { Format = System.Formats.Tar.TarEntryFormat.Ustar };
        for (var i = 0; i < Files; i++)
            tar.File($"{Site}/package/folder{i % 20}/module_with_a_long_name_{i}.bin", 1);
        var bytes = tar.Bytes();
        LayerScan.Read(new MemoryStream(bytes), "layer", new AuditExaminers().For(0), new ReadBudget("image", new ReadLimits()));
        var allocated = Allocated(() =>
            LayerScan.Read(new MemoryStream(bytes), "layer", new AuditExaminers().For(0), new ReadBudget("image", new ReadLimits()))
        );
        (allocated / Files).ShouldBeLessThan(290);
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_source_is_searched_for_imports_in_less_than_four_times_what_its_digest_takes()
    {
        var source = Encoding.UTF8.GetBytes(
            "import os\nfrom a.b import c\n"
                + string.Concat(Enumerable.Range(0, 400).Select(i => $"def function_{i}(self, value):\n    return self.values[value] + {i} * other.name\n\n"))
        );
        var file = new ContentEntry($"{Site}/a.py", ArchiveEntryKind.File, 0, 0, 0, source.Length);
        var examiner = new AuditExaminers().For(0).Single(x => x.GetType().Name == "ImportExaminer");
        var digest = Best(() => Repeat(() => SHA256.HashData(source)));
        var scan = Best(() => Repeat(() => examiner.Examine(file, source)));
        (scan / digest).ShouldBeLessThan(
            4,
            $"{source.Length * 1000 / scan.TotalSeconds / 1e6:0} MB/s, its digest {source.Length * 1000 / digest.TotalSeconds / 1e6:0} MB/s"
        );
    }

    private static void Repeat(Action action)
    {
        for (var i = 0; i < 1000; i++)
            action();
    }

    private static TimeSpan Best(Action action) =>
        Enumerable
            .Range(0, 3)
            .Select(_ =>
            {
                var watch = Stopwatch.StartNew();
                action();
                return watch.Elapsed;
            })
            .Min();

    private static AuditImage Image()
    {
        var image = new AuditImage();
        for (var layer = 0; layer < Layers; layer++)
        {
            var number = layer;
            image.Layer(
                $"RUN pip install package{number}",
                x =>
                {
                    var record = new StringBuilder();
                    for (var i = 0; i < Files; i++)
                    {
                        var name = $"package{number}/folder{i % 200}/module{i}{s_endings[i % s_endings.Length]}";
                        x.Entries.Add(
                            new ContentEntry(
                                $"{Site}/{name}",
                                ArchiveEntryKind.File,
                                0b110_100_100,
                                0,
                                0,
                                1000,
                                new ContentHash((ulong)((number * Files) + i), 1)
                            )
                        );
                        record.Append(name).Append(",,\n");
                    }
                    x.File($"{Site}/package{number}-1.dist-info/METADATA", $"Name: package{number}\nVersion: 1\n")
                        .File($"{Site}/package{number}-1.dist-info/RECORD", record.ToString());
                    x.File($"{Site}/package{number}/folder0/importing.py", $"import package{(number + 1) % Layers}\n");
                    for (var i = 0; i < 50; i++)
                        x.Entries.Add(
                            new ContentEntry(
                                $"{Site}/package{number - 1}/folder1/module{1 + i * 200}.py",
                                ArchiveEntryKind.File,
                                0b110_100_100,
                                1,
                                1,
                                1000,
                                new ContentHash(1, 1)
                            )
                        );
                }
            );
        }
        return image.Layer("COPY . .", x => x.File("app/main.py", "import package0\n"));
    }

    private static readonly string[] s_endings = [".py", ".pyi", ".so", ".h", ".json", ".pyc"];
}
