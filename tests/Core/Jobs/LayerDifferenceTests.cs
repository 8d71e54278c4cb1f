using Slipway.Core.Images;
using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class LayerDifferenceTests
{
    private static ListedEntry[] Entries { get; } = [Entry("app"), Entry("app/a.py"), Entry("app/b.py")];

    [Fact]
    public void Equal_layers_have_no_difference() => LayerDifference.First(Entries, Entries).ShouldBeNull();

    [Fact]
    public void The_first_entry_that_differs_is_named_with_what_differs()
    {
        First(x => x with { Content = Digest.Parse(JobSample.Digest('2')), Size = 7 })
            .ShouldBe("/app/a.py: 111111111111 of 5 bytes there, 222222222222 of 7 bytes here");
        First(x => x with { Mode = 0b111_101_101 }).ShouldBe("/app/a.py: mode 0644 there, 0755 here");
        First(x => x with { User = 1000 }).ShouldBe("/app/a.py: owner 0:0 there, 1000:0 here");
        First(x => x with { Time = 9 }).ShouldBe("/app/a.py: time 1 there, 9 here");
        First(x => x with { Kind = ArchiveEntryKind.Symlink, LinkTarget = "b.py" }).ShouldBe("/app/a.py: File there, Symlink here");
    }

    [Fact]
    public void An_entry_that_only_one_of_both_has_is_named()
    {
        LayerDifference.First(Entries, [Entries[0], Entries[2]]).ShouldBe("/app/a.py is there and not here");
        LayerDifference.First([Entries[0], Entries[2]], Entries).ShouldBe("/app/a.py is here and not there");
        LayerDifference.First(Entries, [.. Entries, Entry("app/c.py")]).ShouldBe("/app/c.py is here and not there");
        LayerDifference.First(Entries, [.. Entries.Take(2)]).ShouldBe("/app/b.py is there and not here");
    }

    private static string? First(Func<ListedEntry, ListedEntry> change) => LayerDifference.First(Entries, [Entries[0], change(Entries[1]), Entries[2]]);

    private static ListedEntry Entry(string path) => new(path, ArchiveEntryKind.File, 0b110_100_100, 5, 0, 0, 1, Digest.Parse(JobSample.Digest('1')), null);
}
