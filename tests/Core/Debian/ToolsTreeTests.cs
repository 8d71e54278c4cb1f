using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "R6")]
public sealed class ToolsTreeTests : IDisposable
{
    private const string SitePackages = "opt/venv/lib/python3.13/site-packages";

    private static readonly LayerEntry[] s_below =
    [
        LayerEntry.Directory("etc"),
        LayerEntry.File("etc/passwd", "root\napp\n"u8.ToArray()),
        new LayerEntry("tmp", EntryKind.Directory, 0b1_111_111_111),
        LayerEntry.Directory("usr"),
        LayerEntry.File("usr/lib/libc.so.6", "of the image"u8.ToArray()),
    ];

    private readonly DebContents _libc = TinyDeb.Contents("libc6", ("./usr/lib/libc.so.6", "of the package"), ("./usr/bin/ldd", "1"));
    private readonly DebContents _bash = TinyDeb.Contents(
        "bash",
        ("./usr/bin/bash", "1"),
        ("./etc/passwd", "lost"),
        ("./tmp/", ""),
        ("./usr/share/man/man1/bash.1", "1"),
        ("./usr/share/doc/bash/copyright", "1"),
        ("./usr/share/doc/bash/README", "1"),
        ("./usr/share/ca-certificates/mozilla/A.crt", "1")
    );
    private readonly DebContents _module = TinyDeb.Contents(
        "python3-x",
        ("./usr/lib/python3/dist-packages/x/__init__.py", "1"),
        ("./usr/lib/python3/dist-packages/x/__pycache__/a.pyc", "1")
    );
    private readonly DebContents _awk = TinyDeb.Contents("mawk", ("./usr/bin/mawk", "1"));

    public void Dispose()
    {
        foreach (var deb in (DebContents[])[_libc, _bash, _module, _awk])
            deb.Dispose();
    }

    [Fact]
    [Trait("Row", "K4")]
    public void What_the_base_has_stays_as_it_is_and_what_it_leaves_out_of_its_packages_comes()
    {
        var entries = Make();
        entries.ShouldNotContain(x => x.Path == "usr/lib/libc.so.6" || x.Path == "etc/passwd");
        entries.ShouldContain(x => x.Path == "usr/bin/ldd");
        entries.Single(x => x.Path == "tmp").Mode.ShouldBe(0b1_111_111_111);
    }

    [Fact]
    public void Documentation_is_left_out_and_licences_stay()
    {
        var paths = Make().Select(x => x.Path).ToList();
        paths.ShouldContain("usr/share/doc/bash/copyright");
        paths.ShouldNotContain("usr/share/doc/bash/README");
        paths.ShouldNotContain("usr/share/man/man1/bash.1");
    }

    [Fact]
    public void Modules_are_beside_the_environment_and_hide_nothing_of_it()
    {
        var entries = Make();
        entries.ShouldContain(x => x.Path == "opt/dev/lib/x/__init__.py");
        entries.ShouldNotContain(x => x.Path.Contains("__pycache__") || x.Path.StartsWith("usr/lib/python3/"));
        Text(entries, $"{SitePackages}/slipway-dev.pth").ShouldBe("/opt/check/lib\n/opt/dev/lib\n");
        Text(entries, "var/lib/dpkg/status").ShouldNotContain("python3-x");
    }

    [Fact]
    public void What_scripts_of_packages_would_do_is_done()
    {
        var entries = Make();
        entries.Single(x => x.Path == "usr/bin/awk").LinkTarget.ShouldBe("/etc/alternatives/awk");
        entries.Single(x => x.Path == "etc/alternatives/awk").LinkTarget.ShouldBe("/usr/bin/mawk");
        entries.ShouldNotContain(x => x.Path == "usr/bin/editor");
        Text(entries, "etc/ca-certificates.conf").ShouldBe("mozilla/A.crt\n");
        entries.ShouldNotContain(x => x.Path.StartsWith("etc/apt/sources.list"), "no mirror is named: addresses are the machine's");
    }

    [Fact]
    public void Dpkg_knows_every_package_its_paths_and_what_it_waits_for()
    {
        using var waits = With(TinyDeb.Contents("ca", ("./usr/bin/ca", "1")), "interest update-ca\ninterest-noawait /usr/lib\nactivate x\n", "#!/bin/sh\n");
        var entries = ToolsTree.Entries(s_below, [_bash, waits], SitePackages);
        Text(entries, "var/lib/dpkg/status").ShouldStartWith("Package: bash\nStatus: install ok installed\nVersion: 1.0-1\nArchitecture: all\n\nPackage: ca\n");
        Text(entries, "var/lib/dpkg/info/bash.list").ShouldContain("/usr/share/man/man1/bash.1\n");
        Text(entries, "var/lib/dpkg/triggers/File").ShouldBe("/usr/lib ca/noawait\n");
        Text(entries, "var/lib/dpkg/triggers/update-ca").ShouldBe("ca\n");
        entries.Single(x => x.Path == "var/lib/dpkg/info/ca.postinst").Mode.ShouldBe(FileModes.Executable);
    }

    private IReadOnlyList<LayerEntry> Make() => ToolsTree.Entries(s_below, [_libc, _bash, _module, _awk], SitePackages);

    private static DebContents With(DebContents deb, string triggers, string postinst)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, TinyDeb.Tar(("./usr/bin/ca", "1")));
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.DeleteOnClose);
        using (deb)
            return new DebContents(deb.Package, deb.Control, deb.ControlText, "", handle)
            {
                ControlFiles =
                [
                    new ControlFile("triggers", FileModes.Plain, Encoding.UTF8.GetBytes(triggers)),
                    new ControlFile("postinst", FileModes.Executable, Encoding.UTF8.GetBytes(postinst)),
                ],
            };
    }

    private static string Text(IReadOnlyList<LayerEntry> entries, string path)
    {
        using var reader = new StreamReader(entries.Single(x => x.Path == path).Open!());
        return reader.ReadToEnd();
    }
}
