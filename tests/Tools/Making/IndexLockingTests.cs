using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>A real uv, real requirement files, a small index of real wheels.</summary>
[Trait("Row", "L2")]
[Collection("environment")]
public sealed class IndexLockingTests : IDisposable
{
    private readonly LockBench _bench = new();

    public IndexLockingTests()
    {
        _bench.Write("minimal-onnx.in", "app>=1\n");
        _bench
            .Index.Add("app", "1.0", ["lib>=1", "extra[fast]; python_version >= '3.9'"])
            .Add("lib", "1.0")
            .Add("lib", "1.1", day: "2026-03-01")
            .Add("extra", "1.0", ["speed>=1; extra == 'fast'", "never; sys_platform == 'win32'"])
            .Add("speed", "1.0", tag: "cp313-cp313-manylinux_2_17_x86_64")
            .Add("speed", "1.0", tag: "cp313-cp313-manylinux_2_28_x86_64")
            .Add("speed", "1.0", tag: "cp313-cp313-manylinux_2_34_x86_64")
            .Add("speed", "1.0", tag: "cp313-cp313-manylinux_2_28_aarch64");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Row", "L1")]
    public async Task A_lock_has_the_best_file_its_hash_its_size_and_its_parents(bool json)
    {
        using var server = new IndexServer(_bench["index"], new IndexBehaviour { Json = json });
        await _bench.LockAsync(server);
        var packages = LockReader.Read(_bench.Text(), "lock").Packages;
        packages
            .Select(x => $"{x.Name}=={x.Version} {x.File} via {string.Join(", ", x.Parents)}")
            .ShouldBe([
                "app==1.0 app-1.0-py3-none-any.whl via root",
                "extra==1.0 extra-1.0-py3-none-any.whl via app",
                "lib==1.1 lib-1.1-py3-none-any.whl via app",
                "speed==1.0 speed-1.0-cp313-cp313-manylinux_2_28_x86_64.whl via extra",
            ]);
        foreach (var package in packages)
        {
            var bytes = File.ReadAllBytes(_bench["index", "files", package.File]);
            package.Hash.ShouldBe(Core.Images.Digest.Of(bytes));
            package.Size.ShouldBe(bytes.Length);
        }
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_an_existing_version_stays_until_it_is_bumped()
    {
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        _bench.Index.Add("lib", "1.2", day: "2026-04-01").Add("extra", "2.0", day: "2026-04-01");
        var before = _bench.Text();
        (await _bench.LockAsync(server)).ShouldHaveSingleItem().IsWritten.ShouldBeFalse();
        _bench.Text().ShouldBe(before);
        var made = (await _bench.LockAsync(server, bumps: "LIB")).ShouldHaveSingleItem();
        var change = LockDiff.Of(made.Before, made.Now).Changes.ShouldHaveSingleItem();
        (change.Name, change.OldVersion, change.NewVersion, change.IsNewFile).ShouldBe(("lib", "1.1", "1.2", true));
        await _bench.LockAsync(server, bumps: "lib==1.0");
        _bench.Pins().ShouldBe("app==1.0 extra==1.0 lib==1.0 speed==1.0");
        await _bench.LockAsync(server, upgrade: true);
        _bench.Pins().ShouldBe("app==1.0 extra==2.0 lib==1.2");
    }

    [Theory]
    [InlineData("excludes", "cpu-excludes.txt", "nothing-here\n", "other-thing\n")]
    [InlineData("overrides", "overrides.txt", "unheard>=1\n", "unheard>=2\n")]
    [InlineData("inputs", "cpu.in", "# a word\n", "# another word\n")]
    public async Task A_lock_is_written_anew_when_its_head_no_longer_holds_though_no_package_moved(string line, string file, string first, string second)
    {
        if (line != "inputs")
            Needs.All();
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        var pins = _bench.Pins();
        foreach (var text in (string?[])[first, second, null])
        {
            if (text is null && line != "inputs")
                File.Delete(_bench.Folder.At(file));
            else
                _bench.Write(file, text ?? "");
            var now = (await _bench.LockAsync(server)).ShouldHaveSingleItem();
            now.IsWritten.ShouldBeTrue($"{file} is now '{text}'");
            var job = LockBench.Job();
            var head = LockReader.Read(_bench.Text(), "lock").Head;
            job.Inputs(_bench.Folder.Read).IsMadeFrom(head).ShouldBeTrue();
            (head.Value(line) is null).ShouldBe(text is null && line != "inputs");
        }
        _bench.Pins().ShouldBe(pins);
        (await _bench.LockAsync(server)).ShouldHaveSingleItem().IsWritten.ShouldBeFalse();
    }

    [Fact]
    public async Task A_lock_as_of_a_day_has_nothing_that_came_later()
    {
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server, cutoff: "2026-02-28");
        _bench.Pins().ShouldContain("lib==1.0");
        _bench.Text().ShouldContain(" exclude-newer=2026-02-28\n");
        await _bench.LockAsync(server, cutoff: "2026-03-01", upgrade: true);
        _bench.Pins().ShouldContain("lib==1.1");
    }

    [Fact]
    public async Task A_day_cannot_be_kept_where_the_index_tells_no_times()
    {
        using var server = new IndexServer(_bench["index"], new IndexBehaviour { Json = false });
        (await Problem(() => _bench.LockAsync(server, cutoff: "2026-02-28"))).Number.ShouldBe("SLP272");
        await _bench.LockAsync(server);
        _bench.Text().ShouldContain("(no cut-off: no upload times on index default)");
    }

    [Fact]
    [Trait("Row", "M2")]
    public async Task An_override_leaves_one_of_two_packages_that_own_the_same_files()
    {
        _bench.Write("minimal-onnx.in", "app>=1\nopencv-python-headless\n");
        _bench.Index.Add("app", "2.0", ["opencv-python>=4"]).Add("opencv-python", "4.1").Add("opencv-python-headless", "4.1");
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        _bench.Pins().ShouldBe("app==2.0 opencv-python==4.1 opencv-python-headless==4.1");
        _bench.Write("overrides.txt", File.ReadAllText(Path.Combine(Repository.Root, "requirements", "overrides.txt")));
        await _bench.LockAsync(server);
        _bench.Pins().ShouldBe("app==2.0 opencv-python-headless==4.1");
        _bench.Text().ShouldContain("\n# overrides: sha256:");
    }

    [Fact]
    public async Task A_project_without_a_wheel_is_refused_until_it_is_named()
    {
        _bench.Write("minimal-onnx.in", "old-thing\n");
        _bench.Index.Add("old-thing", "old-thing-1.0.tar.gz", SourceArchiveBuilder.Of("old-thing", "1.0"));
        using var server = new IndexServer(_bench["index"]);
        var error = await Should.ThrowAsync<SlipwayException>(() => _bench.LockAsync(server));
        error.Problems.Select(x => x.Number).ShouldBe(["SLP434", "SLP435"]);
        Directory.Exists(_bench.Folder.At("locks")).ShouldBeFalse("nothing is written on failure");
        _bench.Write("source-only.txt", "Old_Thing\n");
        _bench.Index.Add("setuptools", "80.9.0");
        await _bench.LockAsync(server);
        LockReader
            .Read(_bench.Text(), "lock")
            .Packages.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.IsSdist.ShouldBeTrue(), x => x.File.ShouldBe("old-thing-1.0.tar.gz"));
    }

    [Fact]
    public async Task What_a_source_archive_cannot_say_without_a_build_is_taken_from_the_repository()
    {
        _bench.Write("minimal-onnx.in", "needy\n");
        _bench.Write("source-only.txt", "needy==1.0\n");
        _bench.Index.Add("needy", "needy-1.0.tar.gz", SourceArchiveBuilder.Failing("needy", "1.0"));
        using var server = new IndexServer(_bench["index"]);
        (await Problem(() => _bench.LockAsync(server))).Found.ShouldContain("torch is not there yet");
        _bench.Write("source-only/needy.in", "# stated\nlib<1.1\nextra[fast]>=1; python_version >= \"3.9\"\n");
        await _bench.LockAsync(server);
        _bench.Pins().ShouldBe("extra==1.0 lib==1.0 needy==1.0 speed==1.0");
        _bench.Index.Add("needy", "needy-2.0.tar.gz", SourceArchiveBuilder.Failing("needy", "2.0"));
        (await Problem(() => _bench.LockAsync(server, upgrade: true))).Found.ShouldContain("needy", customMessage: "what is stated of 1.0 is not said of 2.0");
    }

    [Fact]
    public async Task Builds_for_device_cpu_come_from_their_own_index_and_a_cut_off_counts_for_the_other()
    {
        _bench.Write("minimal-onnx.in", "torch>=1\nlib\n");
        _bench.Index.Add("torch", "9.0", ["never-heard-of"]);
        var builds = new SmallIndex(_bench["builds"]).Add("torch", "2.1+cpu", ["lib"], day: "2026-09-01").Add("lib", "9.9");
        using var server = new IndexServer(_bench["index"]);
        using var second = new IndexServer(builds.Folder, new IndexBehaviour { Json = false });
        _bench.Indexes = new IndexSet([PublicIndex.PyTorchCpu with { Address = second.Simple }, PublicIndex.Pypi with { Address = server.Simple }]);
        await _bench.LockAsync(server, cutoff: "2026-02-28");
        _bench.Pins().ShouldBe("lib==1.0 torch==2.1+cpu");
        _bench.Text().ShouldContain(" exclude-newer=2026-02-28 (no cut-off: no upload times on index pytorch-cpu)\n");
        LockReader.Read(_bench.Text(), "lock").Find("torch")!.File.ShouldBe("torch-2.1+cpu-py3-none-any.whl");
        second.Requests.ShouldNotContain(x => x.Contains("/simple/lib/", StringComparison.Ordinal));
        server.Requests.ShouldNotContain(x => x.Contains("/simple/torch/", StringComparison.Ordinal));
        // Again, with what there is now.
        (await _bench.LockAsync(server, cutoff: "2026-02-28"))
            .ShouldHaveSingleItem()
            .IsWritten.ShouldBeFalse();
    }

    [Fact]
    public void Only_device_cpu_of_the_public_indexes_has_that_index()
    {
        var wish = new LockWish("", null!, false, [], false, null, null);
        Names(wish, Core.Catalog.Upstreams.Public, "cpu").ShouldBe("torch torchvision torchaudio | *");
        Names(wish, Core.Catalog.Upstreams.Pypi, "cpu").ShouldBe("torch torchvision torchaudio | *");
        Names(wish, Core.Catalog.Upstreams.Public, "gpu").ShouldBe("*");
        Names(wish with { Index = "http://127.0.0.1:1/simple/" }, Core.Catalog.Upstreams.Public, "cpu").ShouldBe("*");

        static string Names(LockWish wish, Core.Catalog.Upstream upstream, string device) =>
            string.Join(" | ", wish.Indexes(upstream, device).Indexes.Select(index => index.Packages.Count == 0 ? "*" : string.Join(' ', index.Packages)));
    }

    [Fact]
    public async Task A_file_that_the_lock_names_and_the_index_lost_is_said_and_another_takes_its_place()
    {
        using (var server = new IndexServer(_bench["index"]))
            await _bench.LockAsync(server);
        var lost = new IndexBehaviour
        {
            Edit = page =>
            {
                var files = page["files"]!.AsArray();
                foreach (var file in files.Where(file => file!["filename"]!.ToString().StartsWith("lib-1.1", StringComparison.Ordinal)).ToList())
                    files.Remove(file);
            },
        };
        using (var server = new IndexServer(_bench["index"], lost))
        {
            var made = (await _bench.LockAsync(server)).ShouldHaveSingleItem();
            made.Warnings.ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(
                    x => x.Number.ShouldBe("SLP255"),
                    x => x.Family.ShouldBe(Family.Warning),
                    x => x.Found.ShouldContain("index default"),
                    x => x.Found.ShouldContain("lib-1.1-py3-none-any.whl")
                );
            _bench.Pins().ShouldContain("lib==1.0");
            (await _bench.LockAsync(server)).ShouldHaveSingleItem().Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_conflict_is_explained_in_uvs_words()
    {
        _bench.Write("minimal-onnx.in", "app>=1\nlib<1\n");
        using var server = new IndexServer(_bench["index"]);
        var problem = await Problem(() => _bench.LockAsync(server));
        problem.ShouldSatisfyAllConditions(
            x => x.Number.ShouldBe("SLP434"),
            x => x.Found.ShouldContain("requirements/locks/public/minimal-onnx.cpu.amd64.txt"),
            x => x.Found.ShouldContain("lib<1")
        );
        _bench.Folder.Read("locks/public/minimal-onnx.cpu.amd64.txt").ShouldBeNull();
        Directory.Exists(_bench["home", "tmp"]).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(_bench["home", "tmp"]).ShouldBeEmpty("uv's cache of the run is gone");
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task An_index_that_misbehaves_is_the_message_not_what_uv_makes_of_it()
    {
        using var server = new IndexServer(_bench["index"], new IndexBehaviour { Edit = page => page["name"] = "evil" });
        (await Problem(() => _bench.LockAsync(server))).Number.ShouldBe("SLP264");
    }

    [Fact]
    public async Task An_index_without_digests_is_hashed_and_one_without_metadata_is_read_by_parts()
    {
        using var server = new IndexServer(
            _bench["index"],
            new IndexBehaviour
            {
                Json = false,
                Digests = false,
                Metadata = false,
                Heads = false,
            }
        );
        await _bench.LockAsync(server);
        foreach (var package in LockReader.Read(_bench.Text(), "lock").Packages)
            package.Hash.ShouldBe(Core.Images.Digest.Of(File.ReadAllBytes(_bench["index", "files", package.File])));
    }

    [Theory]
    [InlineData("libb", "SLP274", "did you mean lib?")]
    [InlineData("lib>=2", "SLP273", "NAME==VERSION")]
    public async Task A_bump_of_nothing_is_refused(string bump, string number, string words)
    {
        using var server = new IndexServer(_bench["index"]);
        await _bench.LockAsync(server);
        var problem = await Problem(() => _bench.LockAsync(server, bumps: bump));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe(number), x => x.Allowed.ShouldContain(words));
    }

    private static async Task<Problem> Problem(Func<Task> call) => (await Should.ThrowAsync<SlipwayException>(call)).Problems.ShouldHaveSingleItem();

    public void Dispose() => _bench.Dispose();
}
