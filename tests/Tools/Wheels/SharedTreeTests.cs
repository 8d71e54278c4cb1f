using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Wheels;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Wheels of one lock that meet in one tree: from the index over the store to layers.</summary>
[Trait("Row", "R3")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SharedTreeTests(PythonRoot python) : IClassFixture<PythonRoot>, IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    [Trait("Row", "X4")]
    public async Task Two_wheels_of_a_lock_that_own_one_file_are_refused_before_any_layer_is_made()
    {
        var wheels = await FetchedAsync(
            new WheelBuilder("opencv_python", "4").Add("cv2/__init__.py", "1"),
            new WheelBuilder("opencv_headless", "4").Add("cv2/__init__.py", "2"),
            new WheelBuilder("other", "1").Add("other.py", "")
        );
        var problem = Should.Throw<SlipwayException>(() => WheelConflicts.Resolve(wheels, [])).Problems.ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(
            x => x.Number.ShouldBe("SLP234"),
            x => x.Found.ShouldContain("opencv_python-4-py3-none-any.whl and opencv_headless-4-py3-none-any.whl"),
            x => x.Found.ShouldContain("cv2/__init__.py")
        );
    }

    [Fact]
    public async Task A_namespace_package_in_several_layers_and_names_that_differ_in_case_alone_are_one_tree_to_Python()
    {
        var wheels = await FetchedAsync(
            new WheelBuilder("space_one", "1").Add("space/one.py", "x = 1\n").Add("space/deep/left.py", "x = 2\n"),
            new WheelBuilder("space_two", "1").Add("space/two.py", "x = 3\n").Add("space/deep/right.py", "x = 4\n"),
            new WheelBuilder("space_case", "1").Add("Space/one.py", "x = 5\n")
        );
        using var root = await python.CopyAsync(withVenv: true);
        var store = new ContentStore(_folder["store"]);
        foreach (var wheel in WheelConflicts.Resolve(wheels, []))
        {
            var layer = await new LayerPacker(store, null).PackAsync(wheel.Entries, Compression.Gzip);
            (await ProcessRunner.RunAsync(new Command("tar", "-xzf", store.PathOf(layer.Digest), "-C", root.Path))).OrThrow();
        }
        const string script =
            "import space.one, space.two, space.deep.left, space.deep.right, Space.one as c; print(space.one.x, space.two.x, space.deep.left.x, space.deep.right.x, c.x)";
        (await root.RunAsync("/opt/venv/bin/python", "-c", script)).OrThrow().Output.Trim().ShouldBe("1 3 2 4 5");
    }

    /// <summary>Puts wheels on an index, fetches their lock, and lays out what the store has then.</summary>
    private async Task<IReadOnlyList<LaidOutWheel>> FetchedAsync(params WheelBuilder[] wheels)
    {
        var index = new SmallIndex(_folder["index"]);
        var packages = new List<LockedPackage>();
        foreach (var wheel in wheels)
        {
            var (name, bytes) = (WheelFileName.Parse(wheel.FileName), wheel.Build());
            index.Add(name.Name, wheel.FileName, bytes);
            packages.Add(
                new LockedPackage(name.Name, name.Version.ToString(), Digest.Of(bytes), wheel.FileName, bytes.Length, [LockedPackage.Root], false, [])
            );
        }
        using var server = new IndexServer(_folder["index"]);
        var home = new SlipwayHome(_folder["home"]);
        await new WheelFetching(home, new IndexOptions()).FetchAsync(packages, new IndexSet([new PackageIndex("test", server.Simple, [])]));
        var store = new ContentStore(home.Store);
        return [.. packages.Select(x => WheelLayout.Of(WheelArchive.Open(x.File, () => store.Open(x.Hash)), VenvPaths.Of(13), LayoutRules.Complete))];
    }

    public void Dispose() => _folder.Dispose();
}
