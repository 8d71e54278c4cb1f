using System.IO.Compression;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W6")]
public sealed class WheelFromDebsTests
{
    private const string Packages = "./usr/lib/python3/dist-packages";

    private static readonly (string, string)[] Pure =
    [
        ($"{Packages}/thing/__init__.py", "x = 1"),
        ($"{Packages}/thing/copy.py", "-> __init__.py"),
        ($"{Packages}/thing/__pycache__/a.pyc", "no"),
        ($"{Packages}/thing/tests/test_a.py", "no"),
        ($"{Packages}/thing-2.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: Thing\nVersion: 2.0\n"),
        ($"{Packages}/thing-2.0.dist-info/INSTALLER", "debian"),
        ($"{Packages}/thing-2.0.dist-info/entry_points.txt", "[console_scripts]\nthing = thing:main\n"),
        ("./usr/share/doc/python3-thing/copyright", "MIT"),
    ];

    private static WheelContent Convert(params DebContents[] debs) => WheelFromDebs.Convert(Distributions.Find(debs).Single(), "313", Platform.Amd64);

    [Fact]
    public void A_pure_package_becomes_a_wheel_for_any_platform_with_licence_and_origin()
    {
        using var deb = TinyDeb.Contents("python3-thing", Pure);
        var wheel = Convert(deb);
        wheel.FileName.ShouldBe("thing-2.0-py3-none-any.whl");
        using var bytes = new MemoryStream();
        wheel.Write(bytes);
        using var zip = new ZipArchive(bytes);
        zip.Entries.Select(e => e.FullName)
            .ShouldBe([
                "thing-2.0.dist-info/METADATA",
                "thing-2.0.dist-info/WHEEL",
                "thing-2.0.dist-info/debian-packages.txt",
                "thing-2.0.dist-info/entry_points.txt",
                "thing-2.0.dist-info/licenses/python3-thing.copyright",
                "thing/__init__.py",
                "thing/copy.py",
                "thing-2.0.dist-info/RECORD",
            ]);
        Text(zip, "thing/copy.py").ShouldBe("x = 1");
        Text(zip, "thing-2.0.dist-info/debian-packages.txt").ShouldBe($"python3-thing=1.0-1 all {TinyDeb.Package("python3-thing").Sha256}\n");
        Text(zip, "thing-2.0.dist-info/RECORD").ShouldContain("thing/__init__.py,sha256=j_Q23vFFEoVZmhsa1wgASTuNyv3ikS4aODRWMwVOTCY,5\n");
    }

    [Theory]
    [InlineData("_x.abi3.so", "cp313-abi3-linux_x86_64")]
    [InlineData("_x.cpython-313-x86_64-linux-gnu.so", "cp313-cp313-linux_x86_64")]
    public void A_compiled_package_has_the_honest_tag(string module, string tag)
    {
        using var deb = TinyDeb.Contents("python3-thing", [.. Pure, ($"{Packages}/thing/{module}", "elf")]);
        Convert(deb).Tag.ShouldBe(tag);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_package_is_reported_together()
    {
        using var deb = TinyDeb.Contents(
            "python3-thing",
            [
                .. Pure.Where(x => !x.Item1.EndsWith("copyright", StringComparison.Ordinal)),
                ($"{Packages}/thing/data", "-> /usr/share/other/data"),
                ($"{Packages}/thing/_x.cpython-312-x86_64-linux-gnu.so", "elf"),
            ]
        );
        var problem = Should.Throw<SlipwayException>(() => Convert(deb)).Problems.Single();
        problem.Number.ShouldBe("SLP456");
        problem.Found.ShouldContain("is a link to '/usr/share/other/data'");
        problem.Found.ShouldContain("is not for CPython 313");
        problem.Found.ShouldContain("has no copyright file");
    }

    [Fact]
    public void A_package_split_in_two_becomes_one_wheel()
    {
        using var main = TinyDeb.Contents(
            "python3-cffi",
            ($"{Packages}/cffi/__init__.py", ""),
            ($"{Packages}/cffi-1.17.egg-info/PKG-INFO", "Name: cffi\nVersion: 1.17\n"),
            ($"{Packages}/cffi-1.17.egg-info/requires.txt", "pycparser\n"),
            ("./usr/share/doc/python3-cffi/copyright", "MIT")
        );
        using var backend = TinyDeb.Contents(
            "python3-cffi-backend",
            ($"{Packages}/_cffi_backend.cpython-313-x86_64-linux-gnu.so", "elf"),
            ("./usr/share/doc/python3-cffi-backend/copyright", "MIT")
        );
        var wheel = Convert(backend, main);
        wheel.FileName.ShouldBe("cffi-1.17-cp313-cp313-linux_x86_64.whl");
        wheel.Files.ShouldContain(f => f.Path == "_cffi_backend.cpython-313-x86_64-linux-gnu.so");
        wheel.Distribution.Metadata.Text.ShouldContain("Requires-Dist: pycparser\n");
    }

    [Fact]
    public void Modules_that_belong_to_no_distribution_are_refused()
    {
        using var deb = TinyDeb.Contents("python3-lost", ($"{Packages}/lost.py", ""));
        Should.Throw<SlipwayException>(() => Distributions.Find([deb])).Problems.Single().Number.ShouldBe("SLP460");
    }

    [Fact]
    public void Base_and_wheels_of_two_releases_are_refused_together()
    {
        LayerEntry[] entries =
        [
            LayerEntry.File("usr/lib/os-release", "ID=debian\nVERSION_CODENAME=forky\n"u8.ToArray()),
            LayerEntry.File("usr/bin/python3.14", []),
        ];
        var found = Should.Throw<SlipwayException>(() => ReleaseMatch.Check(entries, "trixie", ["a-1-py3-none-any.whl", "b-1-cp313-cp313-linux_x86_64.whl"]));
        found.Problems.Select(p => p.Found).ShouldBe(["the base's release is 'forky'", "the base's Python is 'cp314'"]);
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
