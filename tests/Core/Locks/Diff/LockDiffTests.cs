using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Diff;

[Trait("Row", "L3")]
public sealed class LockDiffTests
{
    private static readonly LockHead Head = LockHead.Of(new LockTarget([]), Digest.Of(""), ["a.in"], "test");

    private static LockFile Lock(params LockedPackage[] packages) => LockWriter.Sorted(Head, packages);

    private static LockedPackage Package(string name, string version, long? size = 1000, string? hash = null, string parents = "root", bool sdist = false) =>
        new(
            name,
            version,
            Digest.Of(hash ?? name + version),
            $"{name}-{version}{(sdist ? ".tar.gz" : "-py3-none-any.whl")}",
            size,
            parents.Split(' '),
            sdist,
            []
        );

    [Fact]
    public void Every_kind_of_change_is_told_apart()
    {
        var old = Lock(
            Package("down", "2.0"),
            Package("file", "1", hash: "one"),
            Package("gone", "1"),
            Package("parents", "1"),
            Package("same", "1"),
            Package("size", "1", size: null),
            Package("up", "9.0")
        );
        var now = Lock(
            Package("down", "1.0"),
            Package("file", "1", hash: "two"),
            Package("new", "1", sdist: true),
            Package("parents", "1", parents: "same"),
            Package("same", "1"),
            Package("size", "1", size: 5),
            Package("up", "10.0")
        );
        var diff = LockDiff.Of(old, now);
        diff.Changes.OrderBy(change => change.Name, StringComparer.Ordinal)
            .Select(change => $"{change.Name} {change.Kind} {change.IsNewFile}")
            .ShouldBe([
                "down Downgraded True",
                "file OtherFile True",
                "gone Removed False",
                "new Added True",
                "parents Parents False",
                "size Size False",
                "up Upgraded True",
            ]);
        (diff.Unchanged, diff.NewBytes, diff.NewOfUnknownSize).ShouldBe((1, 4000, 0));
        diff.ToCompile.ShouldHaveSingleItem().Name.ShouldBe("new");
        LockDiff.Of(old, old).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void The_largest_file_comes_first_and_parents_alone_are_counted_not_listed()
    {
        var old = Lock(Package("a", "1", 10), Package("b", "1", 2_000_000), Package("c", "1", 30));
        var now = Lock(Package("a", "2", 50_000_000, parents: "b c d e"), Package("b", "2", 3_000_000), Package("c", "1", 30, parents: "a"));
        LockDiffText
            .Lines(LockDiff.Of(old, now))
            .ShouldBe([
                "^ a  1 -> 2  50.0 MB  via b, c, d and 1 more",
                "^ b  1 -> 2  3.0 MB  via root",
                "2 up, 1 with other parents, 0 unchanged; new files: 53.0 MB",
            ]);
    }

    [Fact]
    public void A_file_that_the_old_lock_has_under_another_name_is_not_new()
    {
        var diff = LockDiff.Of(Lock(Package("old-name", "1", hash: "x")), Lock(Package("new-name", "1", hash: "x")));
        (diff.NewBytes, diff.Changes.Count).ShouldBe((0, 2));
    }

    [Fact]
    public void A_first_lock_is_all_new_and_what_has_no_size_is_counted() =>
        LockDiffText
            .Lines(LockDiff.Of(null, Lock(Package("a", "1", null), Package("b", "1", 7000, sdist: true))))[^1]
            .ShouldBe("2 added, 0 unchanged; new files: 7.0 kB and 1 of unknown size; to compile: b");

    [Fact]
    public void A_difference_is_json_too()
    {
        var json = JsonSerializer.Serialize(LockDiff.Of(Lock(Package("a", "1")), Lock(Package("a", "2"))), LockDiffJson.Default.LockDiff);
        var change = JsonDocument.Parse(json).RootElement.GetProperty("changes")[0];
        (change.GetProperty("kind").GetString(), change.GetProperty("newVersion").GetString()).ShouldBe(("Upgraded", "2"));
    }

    [Fact]
    public void What_Lock_did_is_a_document_for_programs_and_a_text_for_a_pull_request()
    {
        var diff = LockDiff.Of(Lock(Package("a", "1")), Lock(Package("a", "2")));
        var same = LockDiff.Of(Lock(Package("a", "1")), Lock(Package("a", "1")));
        var report = LockReport.Of([new("locks/x.txt", true, 1, "uv 1", diff, ["SLP250 a note"]), new("locks/y.txt", false, 1, "uv 1", same, [])]);
        var locks = JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("locks");
        locks[0].GetProperty("diff").GetProperty("changes")[0].GetProperty("newVersion").GetString().ShouldBe("2");
        locks[0].GetProperty("notes")[0].GetString().ShouldBe("SLP250 a note");
        locks[1].GetProperty("isWritten").GetBoolean().ShouldBeFalse();
        report.ToMarkdown().ShouldMatch("(?s)^### locks/x.txt\n\n```diff\n\\^ a  1 -> 2 .*SLP250 a note\n```\n\nLeft as they are: locks/y.txt\n$");
    }

    [Fact]
    public void A_package_that_went_back_in_a_real_lock_is_a_downgrade()
    {
        var history = LockHistory.Read(Path.Combine(Repository.Root, "tests/data/fortnight/tabular.cpu.jsonl"), "cpu");
        var down = LockDiff.Of(history[0], history[1]).Of(LockChangeKind.Downgraded).ShouldHaveSingleItem();
        (down.Name, down.OldVersion, down.NewVersion).ShouldBe(("starlette", "1.0.0", "0.52.1"));
    }

    /// <summary>The sums are those of another program over the same data: bytes of changed wheels in a year.</summary>
    [Theory]
    [InlineData("minimal.cpu", 3689)]
    [InlineData("recommended.gpu", 17733)]
    [InlineData("full-vllm.gpu", 26212)]
    [InlineData("speech.gpu", 14641)]
    [InlineData("tabular.cpu", 4032)]
    public void New_files_of_a_year_add_up_to_the_known_sum(string series, long megabytes)
    {
        var history = LockHistory.Read(Repository.Shared($"data/history/{series}.jsonl"), series.Split('.')[1]);
        var bytes = history.Zip(history.Skip(1), (old, now) => LockDiff.Of(old, now).NewBytes).Sum();
        (bytes / 1_000_000).ShouldBe(megabytes);
    }
}
