using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Processes;
using Slipway.Tools.Python;
using Slipway.Tools.Tests.Wheels;

namespace Slipway.Tools.Tests.Python;

/// <summary>Bytecode by Debian's Python from unpacked packages, without chroot: its bytes depend on the source, the path and the version alone.</summary>
[Trait("Row", "R7")]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class BytecodeCompilerTests(OnePython python) : IClassFixture<OnePython>
{
    private const string Version = "3.13.5";

    private static readonly string s_script = File.ReadAllText(Path.Combine(Repository.Root, "dockerfiles/steps/compile-bytecode.py"));

    private static readonly string[] s_packages = ["json", "asyncio", "email", "encodings", "multiprocessing"];

    [Fact]
    [Trait("Row", "R4")]
    public async Task Order_of_the_files_number_of_interpreters_and_what_they_met_before_change_no_byte()
    {
        var copy = await python.GetAsync();
        var sources = Sources(copy);
        sources.Count.ShouldBeGreaterThan(150);
        var inOrder = await CompileAsync(copy, sources, 1);
        (await CompileAsync(copy, [.. Enumerable.Reverse(sources)], 3)).ShouldBe(inOrder, ignoreOrder: true);
        foreach (var source in sources.Where((_, i) => i % 60 == 0))
            (await CompileAsync(copy, [source], 1)).ShouldBe(inOrder.Where(x => x.Path == source.Path));
    }

    [Fact]
    [Trait("Row", "R3")]
    public async Task The_script_of_a_rendered_folder_writes_the_same_files_and_Python_imports_from_them_without_a_look_at_the_source()
    {
        var copy = await python.GetAsync();
        var folder = copy["/made/usr/lib/python3.13"];
        Directory.CreateDirectory(folder);
        foreach (var (path, source) in Sources(copy, "json"))
        {
            var target = Path.Combine(copy["/made"], path.TrimStart('/'));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, source);
        }
        await File.WriteAllTextAsync(copy["/made/script.py"], s_script);
        var written = await copy.RunAsync("/usr/bin/python3", ["-I", "-S", "-B", "-W", "ignore", "/made/script.py", "/made", "usr", "/out"]);
        written.ExitCode.ShouldBe(0, written.Error);
        var compiled = await CompileAsync(copy, Sources(copy, "json"), 2);
        compiled.Count.ShouldBe(5);
        foreach (var file in compiled)
            Convert.ToHexString(await File.ReadAllBytesAsync(copy["/out" + Core.Wheels.BytecodeFiles.PathOf(file.Path, 13)])).ShouldBe(file.Hex);

        foreach (var source in Directory.EnumerateFiles(Path.Combine(folder, "json")))
            await File.WriteAllTextAsync(source, "raise SystemExit('the source was read')");
        (await ProcessRunner.RunAsync(new Command("cp", "-a", copy["/out/usr"], copy["/made"]))).OrThrow();
        var imported = await copy.RunAsync(
            "/usr/bin/python3",
            "-c",
            "import sys; sys.path.insert(0, '/made/usr/lib/python3.13'); import json; print(json.__file__, json.dumps([1]))"
        );
        imported.Output.ShouldBe("/made/usr/lib/python3.13/json/__init__.py [1]\n", imported.Error);
    }

    [Fact]
    [Trait("Row", "R4")]
    public async Task Constants_that_the_process_still_holds_change_no_byte()
    {
        const string program = """
            import sys
            main = {"__name__": "script"}
            exec(sys.argv[1], main)
            source = b"def f(): return 1234567.5, b'bytes', (1.5, 70000)"
            before = main["bytecode"]("/a.py", source)
            held = []
            def hold(*args, **options):
                code = compile(*args, **options)
                for one in (code, *code.co_consts):
                    held.extend(getattr(one, "co_consts", ()))
                return code
            main["compile"] = hold
            print(before == main["bytecode"]("/a.py", source), len(held) > 3)
            """;
        var copy = await python.GetAsync();
        var run = await copy.RunAsync("/usr/bin/python3", "-c", program, s_script);
        run.Output.ShouldBe("True True\n", run.Error);
    }

    [Fact]
    [Trait("Row", "U2")]
    public async Task What_is_no_Python_of_this_version_has_a_reason_and_stops_nothing()
    {
        var copy = await python.GetAsync();
        await using var compiler = new BytecodeCompiler(new UnpackedPython(Root(copy), "usr/bin/python3.13", s_script), Version, 1);
        async Task<CompiledSource> Of(string source) => await compiler.CompileAsync("/a.py", Encoding.UTF8.GetBytes(source), default);
        (await Of("print 'two'")).ShouldSatisfyAllConditions(
            x => x.IsTaken.ShouldBeFalse(),
            x => Encoding.UTF8.GetString(x.Content).ShouldStartWith("line 1: Missing parentheses")
        );
        (await Of("import {{ name }}")).IsTaken.ShouldBeFalse();
        (await Of("a\0b")).IsTaken.ShouldBeFalse();
        (await Of("# coding: klingon\n")).IsTaken.ShouldBeFalse();
        (await Of("'\\d'")).IsTaken.ShouldBeTrue();
        (await Of("")).IsTaken.ShouldBeTrue();
    }

    [Theory]
    [InlineData("import sys; sys.exit('no room')", Version, "SLP543", "no room")]
    [InlineData("import os; os.write(1, b'\\x06\\0\\0\\0' + b'3.13.5'); os.read(0, 9); os.kill(os.getpid(), 9)", Version, "SLP543", "while it compiled /b.py")]
    [InlineData("import os; os.write(1, b'\\x06\\0\\0\\0' + b'3.13.5'); os.read(0, 9)", "3.13.4", "SLP544", "3.13.5")]
    public async Task An_interpreter_that_ends_or_is_another_is_refused_by_name_and_nobody_waits_for_it(
        string script,
        string version,
        string number,
        string found
    )
    {
        var copy = await python.GetAsync();
        await using var compiler = new BytecodeCompiler(new UnpackedPython(Root(copy), "usr/bin/python3.13", script), version, 1);
        var waiting = Enumerable.Range(0, 3).Select(i => compiler.CompileAsync("/b.py", [(byte)i], default)).ToList();
        foreach (var one in waiting)
        {
            var problem = (await Should.ThrowAsync<SlipwayException>(one)).Problems.ShouldHaveSingleItem();
            problem.Number.ShouldBe(number);
            problem.Found.ShouldContain(found);
            problem.ToString().ShouldContain("--bytecode off");
        }
    }

    [Fact]
    public async Task Cancelling_leaves_no_interpreter_behind()
    {
        var copy = await python.GetAsync();
        using var stop = new CancellationTokenSource();
        var compiler = new BytecodeCompiler(new UnpackedPython(Root(copy), "usr/bin/python3.13", s_script), Version, 2);
        await compiler.CompileAsync("/a.py", [], stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => compiler.CompileAsync("/a.py", [], stop.Token));
        await compiler.DisposeAsync();
        Directory
            .EnumerateDirectories("/proc")
            .Where(x => int.TryParse(Path.GetFileName(x), out _) && CommandLineOf(x).Contains(copy.Path, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Modules of Python itself; and twice one source, whose second compilation meets the names of the first.</summary>
    private static List<(string Path, byte[] Source)> Sources(PythonCopy copy, params string[] packages)
    {
        var folder = copy["/usr/lib/python3.13"];
        var files = (packages.Length > 0 ? packages : s_packages)
            .SelectMany(x => Directory.EnumerateFiles(Path.Combine(folder, x), "*.py"))
            .Order(StringComparer.Ordinal)
            .Select(x => (x[copy.Path.Length..], File.ReadAllBytes(x)))
            .ToList();
        if (packages.Length > 0)
            return files;
        var nested =
            "def outer():\n    class Inner:\n        def method(self): return {'a b', 'c d'}\n    return 'outer.<locals>.Inner', (1.5, 1.5)\n"u8.ToArray();
        return [("/first.py", nested), .. files, ("/second.py", nested)];
    }

    private static async Task<List<(string Path, string Hex)>> CompileAsync(PythonCopy copy, List<(string Path, byte[] Source)> sources, int workers)
    {
        await using var compiler = new BytecodeCompiler(new UnpackedPython(Root(copy), "usr/bin/python3.13", s_script), Version, workers);
        var all = await Task.WhenAll(sources.Select(x => compiler.CompileAsync(x.Path, x.Source, default)));
        all.ShouldAllBe(x => x.IsTaken);
        return [.. sources.Zip(all, (x, y) => (x.Path, Convert.ToHexString(y.Content)))];
    }

    private static ProgramRoot Root(PythonCopy copy) =>
        new(
            copy.Path,
            System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64
                ? Platform.Arm64
                : Platform.Amd64
        );
}
