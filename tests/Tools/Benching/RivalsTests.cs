using System.IO.Compression;
using System.Text.RegularExpressions;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.Benching;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Benching;

/// <summary>What the comparison with other recipes stands on.</summary>
[Trait("Row", "F12")]
public sealed partial class RivalsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Two_versions_of_a_synthetic_wheel_are_valid_and_have_no_content_in_common()
    {
        var first = new SyntheticWheel("seven", 1_000_000, 4) { Version = "1.0" };
        var second = first with { Version = "1.1" };
        var parts = new List<byte[]>();
        foreach (var wheel in (SyntheticWheel[])[first, second])
        {
            var path = wheel.Write(_folder.Path);
            WheelLayout
                .Of(WheelArchive.Open(wheel.FileName, () => File.OpenRead(path)), VenvPaths.Of(13), LayoutRules.Lean)
                .Entries.Count.ShouldBeGreaterThan(4);
            using var zip = ZipFile.OpenRead(path);
            using var part = new MemoryStream();
            using (var stream = zip.GetEntry("seven/part0000.bin")!.Open())
                stream.CopyTo(part);
            parts.Add(part.ToArray());
        }
        parts[0].Length.ShouldBe(parts[1].Length);
        parts[0].SequenceEqual(parts[1]).ShouldBeFalse();
    }

    [Fact]
    public async Task Indexes_as_one_have_every_version_of_a_project_and_give_each_file_once()
    {
        var store = new ContentStore(_folder["store"]);
        var head = LockReader
            .Read(
                "# slipway-lock 1\n# target: mode=minimal device=cpu platform=linux/amd64 python=3.13\n# inputs: sha256:"
                    + new string('0', 64)
                    + "  a.in\n# resolver: by hand\n",
                "none"
            )
            .Head;
        var parts = new List<IServedIndex>();
        var digests = new List<Digest>();
        foreach (var version in (string[])["1.0", "1.1", "1.1"])
        {
            var wheel = new SyntheticWheel("seven", 100_000, 2) { Version = version };
            File.Delete(_folder[wheel.FileName]);
            await using var file = File.OpenRead(wheel.Write(_folder.Path));
            var (digest, size) = await store.AddAsync(file, null, wheel.FileName);
            digests.Add(digest);
            var package = new LockedPackage("seven", version, digest, wheel.FileName, size, [LockedPackage.Root], IsSdist: false, []);
            parts.Add(new StoreIndex(new LockFile(head, [package]), store));
        }
        var merged = new MergedIndex(parts);
        merged.Projects.ShouldBe(["seven"]);
        var page = (await merged.PageAsync("seven", default))!;
        page.Files.Select(x => x.FileName).ShouldBe(["seven-1.0-py3-none-any.whl", "seven-1.1-py3-none-any.whl"]);
        (await merged.FetchAsync("seven", page.Files[1], default)).ShouldBe(digests[1]);
        (await merged.PageAsync("other", default)).ShouldBeNull();
    }

    [Fact]
    public void Every_recipe_of_the_bake_file_is_there_and_named_in_the_documentation()
    {
        var folder = Path.Combine(Repository.Root, "bench", "rivals");
        var bake = File.ReadAllText(Path.Combine(folder, "docker-bake.hcl"));
        var recipes = Directory.EnumerateFiles(folder, "*.Dockerfile").Select(x => Path.GetFileName(x)!.Replace(".Dockerfile", "", StringComparison.Ordinal));
        var items = Items().Match(bake).Groups[1].Value.Split(',').Select(x => x.Trim(' ', '"')).ToList();
        recipes.Order(StringComparer.Ordinal).ShouldBe([.. items.Concat(["bases", "lock"]).Order(StringComparer.Ordinal)]);
        var documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rivals.md"));
        items.ShouldAllBe(x => documentation.Contains($"bench/rivals/{x}.Dockerfile"));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("""matrix = \{ item = \[(.*)\] \}""")]
    private static partial Regex Items();
}
