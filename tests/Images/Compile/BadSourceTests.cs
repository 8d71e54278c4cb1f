using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Compile;

/// <summary>Builds that fail, or that would give a wheel nobody should have: each is said with what to do, and what else there is to make is made.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W5")]
[Trait("Row", "X3")]
public sealed class BadSourceTests(CompileHome compile)
{
    /// <summary>A back end inside its archive, so that nothing is required.</summary>
    private const string Hook = """
        import os, subprocess, zipfile

        def get_requires_for_build_wheel(settings=None):
            return REQUIRES

        def gcc(*arguments):
            subprocess.run(["gcc", *arguments], check=True)

        def wheel(folder, tag, *files):
            name, version = NAME, os.environ["SLIPWAY_TEST"] and "1.0"
            file = f"{name}-{version}-{tag}.whl"
            with zipfile.ZipFile(os.path.join(folder, file), "w") as archive:
                for path in files:
                    archive.write(path)
                info = f"{name}-{version}.dist-info"
                archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
                archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: {str('any' in tag).lower()}\nTag: {tag}\n")
                archive.writestr(f"{info}/RECORD", "")
            return file

        def build_wheel(folder, settings=None, metadata=None):
            BODY
        """;

    private static readonly (string Name, string Body, string Requires, (string, string)[] Files)[] s_archives =
    [
        ("good", """return wheel(folder, "py3-none-any", "good.py")""", "[]", [("good.py", "x = 1\n")]),
        ("broken", """gcc("-c", "broken.c")""", "[]", [("broken.c", "int main(void) { return missing_name; }\n")]),
        ("killed", "os.kill(os.getpid(), 9)", "[]", []),
        ("lost", """return wheel(folder, "py3-none-any", "lost.py")""", "[]", [("lost.py", ""), ("src/fast.c", "int x;\n")]),
        (
            "native",
            """gcc("-march=native", "-c", "a.c"); gcc("-shared", "-o", "native.so", "a.o"); return wheel(folder, "cp313-cp313-linux_x86_64", "native.so")""",
            "[]",
            [("a.c", "int x;\n")]
        ),
        ("wanting", "pass", "['absent-tool>=1']", []),
        ("unloadable", """return wheel(folder, "py3-none-any", "unloadable.py")""", "[]", [("unloadable.py", "raise OSError('no such library')\n")]),
    ];

    [EngineFact]
    public async Task Every_wheel_that_cannot_be_had_is_said_at_once_and_the_others_are_made()
    {
        using var folder = new TempFolder();
        var small = new SmallIndex(folder.Path);
        foreach (var (name, body, requires, files) in s_archives)
            small.Add(
                name,
                $"{name}-1.0.tar.gz",
                SourceArchiveBuilder.With(
                    name,
                    "1.0",
                    [
                        ("PKG-INFO", SourceArchiveBuilder.Info(name, "1.0")),
                        ("pyproject.toml", "[build-system]\nrequires = []\nbuild-backend = 'hook'\nbackend-path = ['.']\n"),
                        ("hook.py", Hook.Replace("BODY", body).Replace("REQUIRES", requires).Replace("NAME", $"\"{name}\"")),
                        .. files,
                    ]
                )
            );
        using var index = new IndexServer(folder.Path);
        string[] names = [.. s_archives.Select(x => x.Name)];
        using var checkout = new CompileCheckout(compile.Home, index, [], names);
        var word = $"{Guid.NewGuid():n}";
        checkout.Tell(word, names);
        await checkout.LockAsync();

        var refused = await checkout.RunAsync("Wheelhouse");
        refused.ExitCode.ShouldNotBe(0);
        var said = refused.Output + refused.Error;
        said.ShouldContain("SLP575 broken 1.0 does not compile (key ", customMessage: said);
        said.ShouldContain("'missing_name' undeclared", customMessage: said);
        said.ShouldMatch(@"SLP576 killed 1\.0 was killed while it compiled with \d+ jobs?");
        said.ShouldContain("SLP577 lost 1.0 was built without its extension", customMessage: said);
        said.ShouldContain("src/fast.c", customMessage: said);
        said.ShouldContain("SLP578 native 1.0 compiles for the processor of this machine (-march=native)", customMessage: said);
        said.ShouldContain("SLP579 wanting 1.0 wants for its build", customMessage: said);
        said.ShouldContain("absent-tool>=1", customMessage: said);
        said.ShouldContain("SLP580 unloadable 1.0 was compiled and cannot be imported", customMessage: said);
        var log = System.Text.RegularExpressions.Regex.Match(said, @"log: (\S+/logs/compile/broken-1\.0-\w+\.log)").Groups[1].Value;
        File.ReadAllText(log).ShouldContain("missing_name");
        said.ShouldNotContain("good 1.0");

        // What was good is kept; what somebody wants all the same is allowed.
        checkout.Tell(word, names, ", \"allow\": [\"native\", \"pure\"]");
        var allowed = await checkout.RunAsync("Wheelhouse");
        (allowed.Output + allowed.Error).ShouldNotContain("SLP577");
        (allowed.Output + allowed.Error).ShouldNotContain("SLP578");
    }
}
