using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Debian;

/// <summary>The committed locks, made into everything that they stand for, of the real packages.</summary>
[Trait("Row", "W6")]
public sealed class DebianUpstreamTests(RealMirror mirror) : IClassFixture<RealMirror>
{
    private ContentStore Store => mirror.Store;

    public static TheoryData<string> Architectures => [.. Platform.All.Select(p => p.Architecture)];

    private static Platform Named(string architecture) => Platform.All.Single(p => p.Architecture == architecture);

    private async Task<(MadeTree Base, MadeTree Syslibs, Syslibs Facts)> MakeAsync(Platform platform)
    {
        var debs = RealMirror.Debs(platform);
        var made = await new BaseMaker(Store).MakeAsync(debs, platform);
        var sources = new WheelObjects(Store).Of(RealMirror.Wheels(platform).Select(w => (w.FileName, w.Digest)));
        var set = await new DebReader(Store).OpenAllAsync(debs.With(DebRoles.Syslib));
        var facts = new SyslibsMaker(set).Walk(platform, sources, LibraryNames.In(made.Entries, platform), []);
        return (made, new MadeTree(facts.Entries, set), facts);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    [Trait("Row", "R4")]
    public async Task Every_locked_wheel_is_made_again_with_the_locked_bytes(string architecture)
    {
        var platform = Named(architecture);
        using var folder = new TempFolder();
        using var set = await new DebReader(Store).OpenAllAsync(RealMirror.Debs(platform).With(DebRoles.Wheel));
        var made = await new WheelMaker(new ContentStore(folder.Path)).MakeAsync(Distributions.Find(set.Debs), "trixie", platform);
        made.Select(w => (w.FileName, w.Digest, w.Size)).ShouldBe(RealMirror.Wheels(platform).Select(w => (w.FileName, w.Digest, w.Size)));
    }

    [Fact]
    public async Task A_wheel_that_the_lock_names_by_another_hash_is_refused()
    {
        var wheel = RealMirror.Wheels(Platform.Amd64).Single(w => w.Name == "h11") with { Digest = Digest.Of("another") };
        var found = await Should.ThrowAsync<SlipwayException>(() =>
            new WheelMaker(Store).ProvideAsync([wheel], RealMirror.Debs(Platform.Amd64), Platform.Amd64)
        );
        found.Problems.Single().Number.ShouldBe("SLP459");
        found.ExitCode.ShouldBe((int)Family.Drift);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Every_wheel_has_licences_origin_and_a_complete_record(string architecture)
    {
        foreach (var wheel in RealMirror.Wheels(Named(architecture)))
        {
            using var zip = new ZipArchive(Store.Open(wheel.Digest));
            var names = zip.Entries.Select(e => e.FullName).ToList();
            foreach (var deb in wheel.Debs)
                names.ShouldContain(name => name.EndsWith($".dist-info/licenses/{deb.Split('_')[0]}.copyright", StringComparison.Ordinal));
            names.ShouldContain(name => name.EndsWith(".dist-info/debian-packages.txt", StringComparison.Ordinal));
            using var record = new StreamReader(zip.Entries[^1].Open());
            record.ReadToEnd().TrimEnd().Split('\n').Select(line => line.Split(',')[0]).ShouldBe(names);
            names.ShouldNotContain(name => name.Contains("__pycache__", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    [Trait("Row", "R1")]
    public async Task The_base_has_Python_and_neither_shell_nor_package_manager(string architecture)
    {
        var platform = Named(architecture);
        using var made = await new BaseMaker(Store).MakeAsync(RealMirror.Debs(platform), platform);
        var paths = made.Entries.Select(e => e.Path).ToList();
        paths
            .Where(p => p.StartsWith("usr/bin/", StringComparison.Ordinal) || p.StartsWith("usr/sbin/", StringComparison.Ordinal))
            .ShouldBe(["usr/bin/python3", "usr/bin/python3.13"]);
        made.Entries.Where(e => e.Kind == EntryKind.File && (e.Mode & 0b001_001_001) != 0 && !LibraryNames.IsSharedObject(e.Path) && IsProgram(e))
            .Select(e => e.Path)
            .ShouldBe(["usr/bin/python3.13"]);
        paths.ShouldNotContain(p => p.EndsWith("etc/hostname", StringComparison.Ordinal) || p.EndsWith("etc/resolv.conf", StringComparison.Ordinal));
        made.Entries.ShouldAllBe(e => (e.Mode & 0b110_000_000_000) == 0);
        made.Entries.Single(e => e.Path == "tmp").Mode.ShouldBe(0b1_111_111_111);
        Text(made, "etc/passwd").ShouldContain("\napp:x:10001:10001:");
        Text(made, "etc/ssl/certs/ca-certificates.crt").Split("-----BEGIN CERTIFICATE-----").Length.ShouldBeGreaterThan(100);
        paths.ShouldBe(paths.Order(StringComparer.Ordinal));
        foreach (var package in RealMirror.Debs(platform).With(DebRoles.Base))
        {
            Text(made, $"var/lib/dpkg/status.d/{package.Name}").ShouldContain($"\nVersion: {package.Version}\n");
            (paths.Contains($"usr/share/doc/{package.Name}/copyright") || paths.Contains($"usr/share/doc/{package.Name}")).ShouldBeTrue(package.Name);
        }
    }

    [Fact]
    [Trait("Row", "R4")]
    public async Task Making_the_trees_twice_gives_the_same_entries_and_bytes()
    {
        var first = await MakeAsync(Platform.Arm64);
        var second = await MakeAsync(Platform.Arm64);
        using (first.Base)
        using (first.Syslibs)
        using (second.Base)
        using (second.Syslibs)
        {
            Facts(first.Base).ShouldBe(Facts(second.Base));
            Facts(first.Syslibs).ShouldBe(Facts(second.Syslibs));
        }
    }

    [Fact]
    public async Task Both_platforms_have_the_same_structure()
    {
        var (amd64, arm64) = (await MakeAsync(Platform.Amd64), await MakeAsync(Platform.Arm64));
        using (amd64.Base)
        using (amd64.Syslibs)
        using (arm64.Base)
        using (arm64.Syslibs)
        {
            static IEnumerable<string> Neutral(MadeTree tree, Platform platform) =>
                tree
                    .Entries.Select(e => e.Path.Replace(platform.Triplet, "TRIPLET", StringComparison.Ordinal))
                    .Where(p => !Regex.IsMatch(p, "ld-linux|lib64|libmvec|libopenblas[^/]*-r"))
                    .Order(StringComparer.Ordinal);
            Neutral(arm64.Base, Platform.Arm64).Except(Neutral(amd64.Base, Platform.Amd64)).ShouldBeEmpty();
            Neutral(amd64.Base, Platform.Amd64).Except(Neutral(arm64.Base, Platform.Arm64)).ShouldBeEmpty();
            Neutral(arm64.Syslibs, Platform.Arm64).ShouldBe(Neutral(amd64.Syslibs, Platform.Amd64));
        }
    }

    [Fact]
    public async Task Every_module_imports_with_nothing_but_base_syslibs_and_wheels()
    {
        // In every run the images' own tests import all of them.
        Needs.All();
        using var folder = new TempFolder();
        var (made, syslibs, _) = await MakeAsync(Platform.Amd64);
        using (made)
        using (syslibs)
        {
            foreach (var entry in made.Entries.Concat(syslibs.Entries))
                Write(folder.Path, entry);
        }
        foreach (var wheel in RealMirror.Wheels(Platform.Amd64))
        {
            using var zip = new ZipArchive(Store.Open(wheel.Digest));
            zip.ExtractToDirectory(folder["site"], overwriteFiles: true);
        }
        var root = new ProgramRoot(folder.Path, Platform.Amd64);
        var script = """
            import importlib, importlib.metadata, os, re, sys
            site, root = sys.argv[1], sys.argv[2]
            names = sorted(n.split('.')[0] for n in os.listdir(site) if os.path.isdir(os.path.join(site, n)) and '.' not in n or n.endswith('.py'))
            names += [os.path.relpath(os.path.join(d, f), site).split('.')[0].replace('/', '.') for d, _, fs in os.walk(site) for f in fs if f.endswith('.so')]
            names += ['numpy.testing', 'ssl', 'sqlite3', 'ctypes', 'lzma', 'bz2', 'readline', 'dbm.ndbm', 'uuid', 'curses', 'hashlib', 'zoneinfo']
            for name in names:
                importlib.import_module(name)
            import numpy, ssl
            assert (numpy.ones((300, 300)) @ numpy.ones((300, 300)))[7, 9] == 300
            mapped = {line.split()[-1] for line in open('/proc/self/maps') if '.so' in line}
            assert all(path.startswith(root) for path in mapped), sorted(p for p in mapped if not p.startswith(root))
            assert any('openblas' in path for path in mapped)
            assert importlib.metadata.version('onnxruntime') == '1.21'
            print(len(names), len(mapped))
            """;
        var command = root.Command(
            "usr/bin/python3.13",
            "-I",
            "-c",
            "import sys; sys.path.insert(0, sys.argv[1]); exec(sys.argv[3])",
            folder["site"],
            folder.Path,
            script
        ) with
        {
            Environment = new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = null },
        };
        var ran = (await ProcessRunner.RunAsync(command)).OrThrow();
        var counts = ran.Output.Trim().Split(' ').Select(int.Parse).ToList();
        counts[0].ShouldBeGreaterThan(50);
        counts[1].ShouldBeGreaterThan(70);
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task Libraries_that_no_package_has_are_reported_all_together()
    {
        var debs = RealMirror.Debs(Platform.Amd64);
        var poorer = debs with { Packages = [.. debs.Packages.Where(p => p.Package.Name is not ("libuv1t64" or "libtiff6"))] };
        var sources = new WheelObjects(Store).Of(RealMirror.Wheels(Platform.Amd64).Select(w => (w.FileName, w.Digest)));
        using var made = await new BaseMaker(Store).MakeAsync(debs, Platform.Amd64);
        var names = LibraryNames.In(made.Entries, Platform.Amd64);
        using var maker = await SyslibsMaker.OpenAsync(Store, poorer.With(DebRoles.Syslib));
        var problem = Should.Throw<SlipwayException>(() => maker.Walk(Platform.Amd64, sources, names, ["libextra.so.9"])).Problems.Single();
        problem.Number.ShouldBe("SLP457");
        problem.Found.ShouldContain("libuv.so.1 (needed by uvloop-");
        problem.Found.ShouldContain("libtiff.so.6 (needed by pillow-");
        problem.Found.ShouldContain("libextra.so.9 (needed by opened by name");
    }

    private static void Write(string root, LayerEntry entry)
    {
        var path = Path.Combine(root, entry.Path);
        if (entry.Kind == EntryKind.Directory)
            Directory.CreateDirectory(path);
        else if (entry.Kind == EntryKind.Symlink)
        {
            if (!Path.Exists(path))
                File.CreateSymbolicLink(path, entry.LinkTarget!);
        }
        else
        {
            using (var file = File.Create(path))
            using (var content = entry.Open!())
                content.CopyTo(file);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
        }
    }

    /// <summary>Something that the kernel would run.</summary>
    private static bool IsProgram(LayerEntry entry)
    {
        using var content = entry.Open!();
        var head = new byte[4];
        var read = content.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        return read == 4
            && (head.AsSpan().SequenceEqual("\u007fELF"u8) || head.AsSpan(0, 2).SequenceEqual("#!"u8) && !entry.Path.EndsWith(".py", StringComparison.Ordinal));
    }

    private static string Text(MadeTree tree, string path)
    {
        using var reader = new StreamReader(tree.Entries.Single(e => e.Path == path).Open!(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static List<string> Facts(MadeTree tree) =>
        [
            .. tree.Entries.Select(e =>
            {
                using var content = e.Open?.Invoke() ?? Stream.Null;
                return $"{e.Path} {e.Kind} {e.Mode} {e.Owner} {e.LinkTarget} {e.Size} {Digest.FromHash(System.Security.Cryptography.SHA256.HashData(content))}";
            }),
        ];
}
