using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Store;
using Slipway.Tools.Tests.Debian;
using Slipway.Tools.Tests.Wheels;

namespace Slipway.Tools.Tests.Store;

/// <summary>Real pip and real uv install what Wheelhouse exports and serves, and nothing else is there to install from.</summary>
[Trait("Row", "W4")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class AirGappedTests(PythonRoot python, RealMirror mirror) : IClassFixture<PythonRoot>, IClassFixture<RealMirror>, IDisposable
{
    private const string Python = "/opt/venv/bin/python";
    private static readonly string[] s_strict = ["--no-cache-dir", "--no-index", "--find-links", "/tmp/wheels", "--require-hashes", "-r"];
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("pip")]
    [InlineData("uv")]
    public async Task An_exported_folder_of_published_wheels_is_all_that_they_need(string installer)
    {
        var store = new ContentStore(_folder["store"]);
        // These are a choice of wheels, not all that they ask for.
        await InstallFromFolderAsync(installer, store, LockedWheels.Committed(store), LockedWheels.Name, "orjson", "--no-deps");
    }

    [Theory]
    [InlineData("pip")]
    [InlineData("uv")]
    [Trait("Row", "W6")]
    public async Task An_exported_folder_of_the_Debian_selections_wheels_is_all_that_they_need(string installer)
    {
        // pip has published wheels to install in every run; these take it long.
        if (installer == "pip")
            Needs.All();
        var path = RealMirror.Target(Platform.Amd64).LockName;
        var text = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "requirements/locks/debian", path));
        await InstallFromFolderAsync(installer, mirror.Store, text, path, "starlette");
    }

    [Theory]
    [InlineData("pip")]
    [InlineData("uv")]
    public async Task A_served_index_is_all_that_they_need(string installer)
    {
        if (installer == "pip")
            Needs.All();
        var store = new ContentStore(_folder["store"]);
        var text = LockedWheels.Committed(store);
        using var root = await python.CopyAsync(withVenv: true);
        await File.WriteAllBytesAsync(root["/tmp/lock.txt"], text);
        using var index = new LocalIndex(
            new Dictionary<string, IServedIndex> { [""] = new StoreIndex(LockedWheels.Read(text), store) },
            store,
            ListenAddress.Free
        );
        await InstallAsync(
            root,
            installer,
            ["--no-deps", "--no-cache-dir", "--index-url", index.Address.ToString(), "--require-hashes", "-r", "/tmp/lock.txt"]
        );
        await AllThereAsync(root, LockedWheels.Read(text), "orjson");
    }

    public void Dispose() => _folder.Dispose();

    private async Task InstallFromFolderAsync(string installer, ContentStore store, byte[] text, string name, string module, params string[] options)
    {
        using var root = await python.CopyAsync(withVenv: true);
        new WheelExport(store).Write(root["/tmp/wheels"], name, text);
        await InstallAsync(root, installer, [.. options, .. s_strict, $"/tmp/wheels/{name}"]);
        await AllThereAsync(root, LockReader.Read(System.Text.Encoding.UTF8.GetString(text), name), module);
    }

    private static async Task InstallAsync(PythonCopy root, string installer, string[] options)
    {
        if (installer == "pip")
        {
            (await root.RunAsync("/usr/bin/python3", ["-m", "pip", "--python", Python, "install", "--no-compile", .. options])).OrThrow();
            return;
        }
        File.Copy(UvFixture.Need(), root["/tmp/uv"]);
        // uv gives its children an empty standard input; the root has no devices.
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(root["/dev"]).FullName, "null"), "");
        (
            await root.RunAsync(
                "/tmp/uv",
                ["pip", "install", "--python", Python, "--link-mode", "copy", .. options.Select(x => x == "--no-cache-dir" ? "--no-cache" : x)]
            )
        ).OrThrow();
    }

    private static async Task AllThereAsync(PythonCopy root, LockFile locked, string module)
    {
        const string list = "import importlib.metadata as m; print('\\n'.join(sorted(d.name + ' ' + d.version for d in m.distributions())))";
        var installed = (await root.RunAsync(Python, "-c", list)).OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        installed
            .Select(x => x.Split(' '))
            .Select(x => $"{ProjectName.Normalize(x[0])} {x[1]}")
            .ShouldBe(locked.Packages.Select(x => $"{x.NormalizedName} {x.Version}"), ignoreOrder: true);
        root[$"/opt/venv/lib/python3.13/site-packages/{module}"].ShouldSatisfyAllConditions(x => Directory.Exists(x).ShouldBeTrue());
    }
}
