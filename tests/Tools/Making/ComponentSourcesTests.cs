using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Making;

[Trait("Row", "B2")]
public sealed class ComponentSourcesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Overrides_are_folders_by_name_below_the_checkout() =>
        ComponentSources
            .Overrides(["hwloc=../hwloc", "ucx=/src/ucx"], "/repo/checkout")
            .Select(x => $"{x.Key} {x.Value}")
            .ShouldBe(["hwloc /repo/hwloc", "ucx /src/ucx"]);

    [Fact]
    public void Overrides_that_are_no_pairs_or_name_one_twice_are_told_together() =>
        Should
            .Throw<SlipwayException>(() => ComponentSources.Overrides(["hwloc", "=/src", "ucx=/a", "ucx=/b"], "/"))
            .Problems.Select(x => x.Found)
            .ShouldBe(["--override 'hwloc'", "--override '=/src'", "--override 'ucx=/b'"]);

    [Fact]
    public void What_a_component_installed_comes_out_of_the_store_as_it_went_in()
    {
        var (from, to) = (_folder["from"], _folder["to"]);
        Directory.CreateDirectory(Path.Combine(from, "usr/local/lib/plugins"));
        File.WriteAllText(Path.Combine(from, "usr/local/lib/libx.so.1.2"), "library");
        File.WriteAllText(Path.Combine(from, "usr/local/lib/plugins/a.so"), "library");
        File.WriteAllText(Path.Combine(from, "usr/local/tool"), "tool");
        File.SetUnixFileMode(Path.Combine(from, "usr/local/tool"), (UnixFileMode)FileModes.Executable);
        File.CreateSymbolicLink(Path.Combine(from, "usr/local/lib/libx.so.1"), "libx.so.1.2");
        // A link to a folder is a link, and what it leads to is listed once.
        File.CreateSymbolicLink(Path.Combine(from, "usr/local/lib64"), "lib");

        var tree = new ComponentTree(new ContentStore(_folder["store"]));
        var artifacts = tree.Take(from);
        tree.Entries(artifacts)
            .Select(x => $"{x.Path} {x.LinkTarget}{(x.Mode == FileModes.Executable ? "*" : "")}")
            .ShouldBe([
                "usr/local/lib/libx.so.1 libx.so.1.2",
                "usr/local/lib/libx.so.1.2 ",
                "usr/local/lib/plugins/a.so ",
                "usr/local/lib64 lib",
                "usr/local/tool *",
            ]);
        tree.Write(artifacts, to);
        new ComponentTree(new ContentStore(_folder["second"])).Take(to).ShouldBe(artifacts);
    }

    [Fact]
    public void A_component_that_installed_nothing_leaves_nothing()
    {
        Directory.CreateDirectory(_folder["empty", "usr"]);
        new ComponentTree(new ContentStore(_folder["store"])).Take(_folder["empty"]).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();
}
