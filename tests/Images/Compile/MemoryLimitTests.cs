using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Compile;

/// <summary>A compiler that the kernel ends because its control group has no memory left.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W5")]
[Trait("Row", "X3")]
public sealed class MemoryLimitTests(CompileHome compile)
{
    private const long Limit = 256L << 20;

    /// <summary>Compiles ten million numbers again and again (600 MB and more each time), until the kernel ends it or a minute has passed.</summary>
    private const string Hook = """
        import subprocess, time

        def build_wheel(folder, settings=None, metadata=None):
            until = time.monotonic() + 60
            while time.monotonic() < until:
                subprocess.run(["gcc", "-S", "-o", "/dev/null", "numbers.c"], check=True)
                time.sleep(0.5)
        """;

    private const string Numbers = """
        #define A 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
        #define B A A A A A A A A A A
        #define C B B B B B B B B B B
        #define D C C C C C C C C C C
        #define E D D D D D D D D D D
        #define F E E E E E E E E E E
        #define G F F F F F F F F F F
        int numbers[] = { G };
        """;

    [EngineFact]
    public async Task A_compiler_that_the_kernel_kills_for_memory_is_said_with_its_jobs_and_the_limit()
    {
        Needs.All();
        var name = $"hungry{Guid.NewGuid():n}"[..20];
        using var folder = new TempFolder();
        new SmallIndex(folder.Path).Add(
            name,
            $"{name}-1.0.tar.gz",
            SourceArchiveBuilder.With(
                name,
                "1.0",
                ("PKG-INFO", SourceArchiveBuilder.Info(name, "1.0")),
                ("pyproject.toml", "[build-system]\nrequires = []\nbuild-backend = 'hook'\nbackend-path = ['.']\n"),
                ("hook.py", Hook),
                ("numbers.c", Numbers)
            )
        );
        using var index = new IndexServer(folder.Path);
        using var checkout = new CompileCheckout(compile.Home, index, [], [name]);
        checkout.Tell($"{Guid.NewGuid():n}", [name]);
        await checkout.LockAsync();

        var run = checkout.RunAsync("Wheelhouse");
        while (!run.IsCompleted && !IsLimited(name))
            await Task.Delay(50);
        var said = await run is var ended ? ended.Output + ended.Error : "";
        ended.ExitCode.ShouldNotBe(0);
        said.ShouldMatch($@"SLP576 {name} 1\.0 was killed while it compiled with \d+ jobs?, as the kernel does when memory runs out");
        said.ShouldContain("the control group of its step may use 268 MB");
        said.ShouldContain("Killed signal terminated program");
        said.ShouldContain("\"MAX_JOBS\": \"1\"");
    }

    /// <summary>Gives the control group of the step a limit; false while there is no step, or while it uses more than that.</summary>
    private static bool IsLimited(string name)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(x => char.IsAsciiDigit(x[^1])))
            try
            {
                if (!File.ReadAllText($"{process}/cmdline").Contains($"/build/{name}-1.0", StringComparison.Ordinal))
                    continue;
                var groups = File.ReadAllLines($"{process}/cgroup").Select(x => x.Split(':', 3)).ToList();
                var file = groups.Find(x => x[1].Split(',').Contains("memory")) is { } old
                    ? $"/sys/fs/cgroup/memory{old[2]}/memory.limit_in_bytes"
                    : $"/sys/fs/cgroup{groups.Single(x => x[1].Length == 0)[2]}/memory.max";
                File.WriteAllText(file, $"{Limit}");
                return true;
            }
            catch (IOException)
            {
                // The process ended meanwhile, or its group uses more than the limit at this moment.
            }
        return false;
    }
}
