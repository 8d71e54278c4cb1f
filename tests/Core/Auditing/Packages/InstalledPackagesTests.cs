using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Locks;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Packages;

[Trait("Row", "A2")]
public sealed class InstalledPackagesTests
{
    private static readonly string s_lock = File.ReadAllText(Path.Combine(Repository.Root, "requirements/locks/debian/minimal-onnx.cpu.amd64.txt"));

    [Fact]
    public void A_distribution_has_the_files_of_its_RECORD_and_their_bytecode()
    {
        var subject = new AuditImage()
            .Layer(
                "one",
                x =>
                    x.Package("Six_Seven", "1.0", [], ("six.py", "123"), ("seven/__init__.py", "12"), ("../../../bin/six", "1"))
                        .File($"{Site}/other.py", "1234567")
            )
            .Layer("two", x => x.Big($"{Site}/seven/__pycache__/__init__.cpython-313.pyc", 100))
            .Subject();
        var package = subject.Packages.ShouldHaveSingleItem();
        (package.Name, package.Version, package.Kind, package.Layer).ShouldBe(("six-seven", "1.0", PackageKind.Python, 0));
        // Three files, METADATA, RECORD, and bytecode of another layer.
        package.Files.ShouldBe(6);
        package.Bytes.ShouldBe(106 + subject.Tree.Entries.Where(x => x.Entry.Path.Contains(".dist-info")).Sum(x => x.Entry.Size));
        package.Packed.ShouldBeInRange(1, package.Bytes);
    }

    [Fact]
    public void One_that_lists_no_files_is_of_the_layer_that_brings_its_metadata_and_no_waste_among_tools_for_tests()
    {
        var subject = new AuditImage()
            .Layer("slipway App app", x => x.File("app/main.py", "import sys\n"))
            .Layer(
                "slipway TestTools test-tools",
                x => x.File("opt/check/lib/pytest-8.3.5.dist-info/METADATA", "Metadata-Version: 2.1\nName: pytest\nVersion: 8.3.5\n")
            )
            .Subject();
        subject.Packages.ShouldHaveSingleItem().Layer.ShouldBe(1);
        var found = AuditRules.Find(subject);
        found.Select(x => x.Rule).ShouldContain("dev-package");
        found.ShouldAllBe(x => x.Severity == Severity.Note);
    }

    [Fact]
    public void Its_line_of_the_lock_is_named()
    {
        var read = LockReader.Read(s_lock, "requirements/x.txt");
        var numpy = new AuditImage()
            .Layer("one", x => x.Package("numpy", "2.2.4", [], ("numpy/__init__.py", "")))
            .Subject(new AuditIntent(Lock: read, LockPath: "requirements/x.txt"))
            .Packages.ShouldHaveSingleItem();
        var line = int.Parse(numpy.LockLine!.Split(':')[1]);
        numpy.LockLine.ShouldStartWith("requirements/x.txt:");
        s_lock.Split('\n')[line - 1].ShouldStartWith("numpy==");
    }

    [Fact]
    public void Packages_of_dpkg_have_the_files_of_their_lists_also_where_usr_was_merged()
    {
        var subject = new AuditImage()
            .Layer(
                "base",
                x =>
                    x.File(
                            "var/lib/dpkg/status",
                            "Package: libc6\nStatus: install ok installed\nVersion: 2.41\n\nPackage: gone\nStatus: deinstall ok config-files\nVersion: 1\n"
                        )
                        .File("var/lib/dpkg/info/libc6:amd64.list", "/.\n/lib\n/lib/x86_64-linux-gnu/libc.so.6\n/usr/share/doc/libc6/copyright\n")
                        .Big("usr/lib/x86_64-linux-gnu/libc.so.6", 1000)
                        .Big("usr/share/doc/libc6/copyright", 10)
            )
            .Subject();
        var package = subject.Packages.ShouldHaveSingleItem();
        (package.Name, package.Version, package.Kind, package.Bytes, package.Files).ShouldBe(("libc6", "2.41", PackageKind.System, 1010, 2));
    }

    [Fact]
    public void So_have_packages_of_images_without_a_package_manager()
    {
        var subject = new AuditImage()
            .Layer(
                "base",
                x =>
                    x.File("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2026a\n")
                        .File("var/lib/dpkg/status.d/tzdata.md5sums", "0123456789abcdef0123456789abcdef  usr/share/zoneinfo/UTC\n")
                        .Big("usr/share/zoneinfo/UTC", 7)
            )
            .Subject();
        subject.Packages.ShouldHaveSingleItem().Bytes.ShouldBe(7);
        subject
            .PackageOf(Enumerable.Range(0, 3).Single(i => subject.Tree.Entries[i].Entry.Path.EndsWith("UTC", StringComparison.Ordinal)))!
            .Name.ShouldBe("tzdata");
    }

    [Fact]
    public void A_package_that_a_later_layer_deletes_is_not_there()
    {
        var image = new AuditImage().Layer("one", x => x.Package("six", "1.0", [], ("six.py", "")));
        image.Subject().Packages.Count.ShouldBe(1);
        image.Layer("two", x => x.Remove($"{Site}/six-1.0.dist-info").Remove($"{Site}/six.py")).Subject().Packages.ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_versions_in_two_layers_the_upper_counts()
    {
        var subject = new AuditImage()
            .Layer("one", x => x.Package("six", "1.0", [], ("six.py", "1")))
            .Layer("two", x => x.Remove($"{Site}/six-1.0.dist-info").Package("six", "2.0", [], ("six.py", "22")))
            .Subject();
        subject.Packages.ShouldHaveSingleItem().Version.ShouldBe("2.0");
    }

    [Fact]
    public void A_broken_RECORD_or_METADATA_makes_no_package_and_no_fault() =>
        new AuditImage()
            .Layer(
                "one",
                x =>
                    x.File($"{Site}/a-1.dist-info/METADATA", [0xff, 0xfe, 0, 1])
                        .File($"{Site}/a-1.dist-info/RECORD", "\"a,b\n,,,\n../../../../../../../../etc/passwd,,\n" + new string('x', 5000))
                        .File($"{Site}/a-1.dist-info/entry_points.txt", "[x]\nno pair\n")
                        .File($"{Site}/b-1.dist-info/METADATA", "Name: ../b\nVersion: 1\n")
                        .File("var/lib/dpkg/status", "no field\n:\n\n")
            )
            .Subject()
            .Packages.ShouldBeEmpty();
}
