using Slipway.Core.Checking;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Checking;

[Trait("Row", "K4")]
public sealed class SupersetTests
{
    private static readonly IReadOnlyList<ListedEntry> s_parent =
    [
        Folder("opt"),
        File("opt/a", "a"),
        Link("opt/link", "a"),
        Folder("home/app", user: 10001),
        File("etc/passwd", "root\n"),
        File("var/lib/dpkg/status", "libc6\n"),
    ];

    public static TheoryData<string, string> Changes =>
        new()
        {
            { "bytes", "opt/a has other bytes" },
            { "mode", "opt/a was of 0:0 0644 and is of 0:0 04755" },
            { "owner", "home/app was of 10001:10001 0755 and is of 0:0 0755" },
            { "link", "opt/link was Symlink to a and is Symlink to b" },
            { "kind", "opt/a was File and is Directory" },
            { "whiteout", "opt/a is gone" },
            { "opaque", "opt/a is gone" },
            { "file over folder", "opt was Directory and is File" },
            { "users lost", "etc/passwd has other bytes" },
        };

    [Fact]
    public void More_files_and_longer_lists_of_users_and_packages_are_no_difference() =>
        Differences(File("opt/b", "b"), File("etc/passwd", "root\nme\n"), File("var/lib/dpkg/status", "libc6\ngit\n"), Folder("opt")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_else_a_layer_on_top_changes_is_found(string change, string expected) =>
        Differences(
                change switch
                {
                    "bytes" => File("opt/a", "b"),
                    "mode" => File("opt/a", "a", mode: 0b100_111_101_101),
                    "owner" => Folder("home/app"),
                    "link" => Link("opt/link", "b"),
                    "kind" => Folder("opt/a"),
                    "whiteout" => File("opt/.wh.a", ""),
                    "opaque" => File("opt/.wh..wh..opq", ""),
                    "file over folder" => File("opt", "x"),
                    _ => File("etc/passwd", "me\n"),
                }
            )
            .ShouldContain(expected);

    private static IReadOnlyList<string> Differences(params ListedEntry[] layer) =>
        Superset.Differences([s_parent], [s_parent, layer], path => layer.Single(x => x.Path == path).Size >= s_parent.Single(x => x.Path == path).Size);

    private static ListedEntry File(string path, string content, int mode = 0b110_100_100) =>
        new(path, ArchiveEntryKind.File, mode, content.Length, 0, 0, 0, Digest.Of(content), null);

    private static ListedEntry Folder(string path, int user = 0) => new(path, ArchiveEntryKind.Directory, 0b111_101_101, 0, user, user, 0, null, null);

    private static ListedEntry Link(string path, string target) => new(path, ArchiveEntryKind.Symlink, 0b111_111_111, 0, 0, 0, 0, null, target);
}
