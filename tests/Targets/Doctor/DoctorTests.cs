using System.Text.Json;
using Slipway.Tools.Processes;
using Slipway.Tools.Tests.Engine;

namespace Slipway.Targets.Tests.Doctor;

/// <summary>The doctor on machines with one real fault.</summary>
[Trait("Row", "E3")]
[Trait("Row", "M7")]
public sealed class DoctorTests : IDisposable
{
    private readonly RawServer _server = RawServer.At(DateTimeOffset.UtcNow);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_machine_without_faults_ends_with_0_and_nothing_is_changed()
    {
        using var run = new DoctorRun(_server.Address);
        var before = Listing(run);
        var result = await run.DoctorAsync();
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldMatch(@"(?m)^ok +network +2 of 2 addresses answer$");
        result.Output.ShouldMatch(@"\d+ checks: 0 missing, ");
        Listing(run).ShouldBe(before);
    }

    [Fact]
    public async Task A_small_disk_is_missing_with_the_room_that_the_plan_needs()
    {
        using var home = new TempFolder();
        var mounted = await ProcessRunner.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", home.Path));
        Needs.That(mounted.ExitCode == 0, "no right to mount a small file system");
        try
        {
            using var run = new DoctorRun(_server.Address, home.Path);
            var result = await run.DoctorAsync();
            result.ExitCode.ShouldBe(4, result.Output);
            result.Output.ShouldMatch($@"SLP480 1[0-9] MB free on {home.Path}, which holds the store \({home.Path}/store\)");
            result.Output.ShouldContain("(as ./build.sh Explain forecasts)");
        }
        finally
        {
            (await ProcessRunner.RunAsync(new Command("umount", home.Path))).OrThrow();
        }
    }

    [Fact]
    public async Task A_limit_of_the_control_group_is_the_memory_that_counts()
    {
        var (group, limit) = Directory.Exists("/sys/fs/cgroup/memory")
            ? ("/sys/fs/cgroup/memory/slipway-doctor-test", "memory.limit_in_bytes")
            : ("/sys/fs/cgroup/slipway-doctor-test", "memory.max");
        try
        {
            Directory.CreateDirectory(group);
            await File.WriteAllTextAsync(Path.Combine(group, limit), "1073741824");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Needs.That(false, "no right to make a control group with a memory limit");
        }
        try
        {
            using var run = new DoctorRun(_server.Address);
            var result = await run.DoctorAfterAsync($"echo $$ > {group}/cgroup.procs");
            result.ExitCode.ShouldBe(4, result.Output);
            result.Output.ShouldContain("SLP481 1.1 GB (the limit of the control group; the machine has ");
            result.Output.ShouldContain("a C++ compile job does not fit");
        }
        finally
        {
            Directory.Delete(group);
        }
    }

    [Fact]
    public async Task A_stopped_engine_that_was_named_is_missing_where_the_image_is_tested()
    {
        using var run = new DoctorRun(_server.Address);
        run.Environment["DOCKER_HOST"] = $"unix://{run.Home}/stopped.sock";
        var result = await run.DoctorAsync("--smoke", "on");
        result.ExitCode.ShouldBe(4, result.Output);
        result.Output.ShouldContain($"SLP410 the engine at unix://{run.Home}/stopped.sock (from DOCKER_HOST) does not answer");
    }

    [Fact]
    public async Task An_engine_without_buildx_is_missing_the_plugin()
    {
        Needs.That(
            ((string[])["/usr/lib", "/usr/libexec", "/usr/local/lib", "/usr/local/libexec"]).All(x => !File.Exists($"{x}/docker/cli-plugins/docker-buildx")),
            "this machine has buildx for all users"
        );
        using var run = new DoctorRun(_server.Address);
        using var engine = new FakeEngine(Path.Combine(run.Home, "docker.sock"), Answer);
        run.Environment["DOCKER_HOST"] = engine.Address;
        run.Environment["HOME"] = run.Home;
        run.Environment["DOCKER_CONFIG"] = null;
        var result = await run.DoctorAsync("--smoke", "on");
        // On a machine that is busy with other tests two seconds may be too short.
        for (var i = 0; i < 3 && result.Output.Contains("does not say what it is within 2 s", StringComparison.Ordinal); i++)
            result = await run.DoctorAsync("--smoke", "on");
        result.ExitCode.ShouldBe(4, result.Output);
        result.Output.ShouldContain($"SLP412 no docker-buildx in {run.Home}/.docker/cli-plugins", Case.Sensitive, result.Output);
        result.Output.ShouldContain("do: install the package docker-buildx");
    }

    [Fact]
    public async Task A_mirror_on_a_closed_port_is_missing_and_so_is_the_registry_at_the_same_time()
    {
        var closed = $"http://127.0.0.1:{TestServer.FreePort()}";
        using var run = new DoctorRun(closed);
        var result = await run.DoctorAsync("--registry", "127.0.0.1:1/team", "--push");
        result.ExitCode.ShouldBe(4, result.Output);
        result.Output.ShouldContain($"SLP483 Debian packages: {closed}/dists/trixie/InRelease does not answer: Connection refused");
        result.Output.ShouldContain($"SLP483 the model's package: {closed}/");
        result.Output.ShouldContain("SLP483 the registry of --registry: http://127.0.0.1:1/v2/ does not answer");
        result.Output.ShouldContain("SLP489 3 things are missing");
    }

    [Theory]
    [InlineData("--index")]
    [InlineData("SLIPWAY_INDEX")]
    public async Task The_index_that_Lock_would_ask_is_asked(string way)
    {
        var closed = $"http://127.0.0.1:{TestServer.FreePort()}/simple";
        using var run = new DoctorRun(_server.Address);
        // What other installers of this machine are set to is not what Lock asks.
        run.Environment["PIP_INDEX_URL"] = _server.Address;
        if (way == "SLIPWAY_INDEX")
            run.Environment[way] = closed;
        var result = await run.RunAsync(["Doctor", "--upstream", "public", .. way == "--index" ? [way, closed] : Array.Empty<string>()]);
        result.Output.ShouldMatch($"(?s)advice +network.*SLP483 Python packages \\(index default\\): {closed} does not answer: Connection refused");
    }

    [Fact]
    public async Task The_indexes_and_the_registry_of_a_named_upstream_are_asked()
    {
        var closed = $"http://127.0.0.1:{TestServer.FreePort()}";
        using var run = new DoctorRun(_server.Address);
        run.Settings(
            $$"""
            "upstreams": [{ "name": "acme", "like": "public", "registry": "{{new Uri(closed).Authority}}/hub", "indexes": [
              { "name": "own", "url": "{{closed}}/own/simple", "packages": ["acme-*"] },
              { "name": "mirror", "url": "{{_server.Address}}/mirror/simple", "packages": ["*"] }
            ]}],
            """
        );
        var result = await run.RunAsync("Doctor", "--upstream", "acme");
        result.Output.ShouldContain($"SLP483 Python packages (index own): {closed}/own/simple does not answer");
        result.Output.ShouldContain($"SLP483 base images: {closed}/v2/ does not answer");
        result.Output.ShouldNotContain("index mirror");
        result.Output.ShouldContain("minimal-torch-cpu from acme");
    }

    [Fact]
    public async Task The_mirror_of_a_named_upstream_takes_the_place_of_the_one_at_the_top()
    {
        var closed = $"http://127.0.0.1:{TestServer.FreePort()}";
        using var run = new DoctorRun(_server.Address);
        run.Settings($$"""  "upstreams": [{ "name": "acme", "like": "debian", "debian": { "mirrors": ["{{closed}}"] } }],""");
        var result = await run.RunAsync("Doctor", "--upstream", "acme");
        result.Output.ShouldContain($"SLP483 Debian packages: {closed}/dists/trixie/InRelease does not answer");
    }

    [Fact]
    public async Task A_stale_lock_of_the_public_upstream_is_told_with_the_command_that_makes_it_anew()
    {
        using var run = new DoctorRun(_server.Address);
        File.AppendAllText(Path.Combine(run.Root, "requirements", "minimal-torch.in"), "# a word more\n");
        var result = await run.RunAsync("Doctor", "--upstream", "public", "--platform", "linux/amd64", "--index", _server.Address);
        result.Output.ShouldContain("SLP241 requirements/locks/public/minimal-torch.cpu.amd64.txt");
        result.Output.ShouldContain("./build.sh Lock --upstream public --mode minimal");
    }

    [Fact]
    public async Task An_SDK_that_does_not_fit_global_json_is_advice()
    {
        using var run = new DoctorRun(_server.Address);
        File.WriteAllText(Path.Combine(run.Root, "global.json"), """{ "sdk": { "version": "10.0.999" } }""");
        (await run.DoctorAsync()).Output.ShouldMatch(@"(?s)advice +machine.*has no \.NET SDK 10\.0\.999 or a newer one");
    }

    [Fact]
    public async Task A_mirror_that_never_answers_is_waited_for_two_seconds()
    {
        using var stalling = RawServer.Stalling();
        using var run = new DoctorRun(stalling.Address);
        var result = await run.DoctorAsync();
        result.ExitCode.ShouldBe(4, result.Output);
        result.Output.ShouldContain($"{stalling.Address}/dists/trixie/InRelease does not answer: no answer within 2 s");
    }

    [Theory]
    [InlineData(40, 4, "missing", "behind")]
    [InlineData(-0.1, 0, "advice", "ahead of")]
    public async Task A_wrong_clock_is_told_by_the_servers_date(double days, int exitCode, string severity, string way)
    {
        using var other = RawServer.At(DateTimeOffset.UtcNow.AddDays(days));
        using var run = new DoctorRun(other.Address);
        var result = await run.DoctorAsync();
        result.ExitCode.ShouldBe(exitCode, result.Output);
        result.Output.ShouldMatch($"(?m)^{severity} +clock");
        result.Output.ShouldMatch($"SLP484 this machine's clock is .* {way} that of");
    }

    [Fact]
    public async Task A_registry_that_asks_who_one_is_wants_a_login()
    {
        using var closed = RawServer.At(DateTimeOffset.UtcNow, status: 401);
        using var run = new DoctorRun(_server.Address);
        run.Environment["DOCKER_CONFIG"] = run.Home;
        var host = new Uri(closed.Address).Authority;
        var result = await run.DoctorAsync("--registry", $"{host}/team", "--push");
        result.ExitCode.ShouldBe(4, result.Output);
        result.Output.ShouldContain($"do: docker login {host}");
    }

    [Fact]
    public async Task As_Json_the_report_can_be_read()
    {
        using var run = new DoctorRun(_server.Address);
        var result = await run.DoctorAsync("--json");
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("checks").GetArrayLength().ShouldBeGreaterThan(9);
        (await run.DoctorAsync("--markdown")).Output.ShouldContain("| ok | network | 2 of 2 addresses answer | | |");
    }

    [Fact]
    public async Task Runtime_refuses_with_all_that_is_missing_before_it_makes_anything()
    {
        using var home = new TempFolder();
        var mounted = await ProcessRunner.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", home.Path));
        Needs.That(mounted.ExitCode == 0, "no right to mount a small file system");
        try
        {
            using var run = new DoctorRun($"http://127.0.0.1:{TestServer.FreePort()}", home.Path);
            run.Environment["DOCKER_HOST"] = $"unix://{run.Home}/stopped.sock";
            var result = await run.RunAsync("Runtime", "--upstream", "debian", "--smoke", "on");
            result.ExitCode.ShouldBe(4, result.Output);
            foreach (var number in (string[])["SLP480 ", "SLP410 ", "SLP483 Debian packages", "SLP483 the model's package"])
                result.Output.ShouldContain(number);
            Directory.Exists(Path.Combine(home.Path, "store", "blobs")).ShouldBeFalse();
        }
        finally
        {
            (await ProcessRunner.RunAsync(new Command("umount", home.Path))).OrThrow();
        }
    }

    private static (int Status, string Body) Answer(string path) =>
        path switch
        {
            "/_ping" => (200, "OK"),
            _ when path.EndsWith("/version", StringComparison.Ordinal) => (200, """{"Version":"28.5.2","ApiVersion":"1.51"}"""),
            _ => (200, """{"Driver":"overlayfs","DockerRootDir":"/nowhere","Architecture":"x86_64","CgroupVersion":"2"}"""),
        };

    /// <summary>Files of home and checkout with time and size, without what NUKE itself writes.</summary>
    private static IReadOnlyList<string> Listing(DoctorRun run) =>
        [
            .. new[] { run.Home, run.Root }
                .SelectMany(x => new DirectoryInfo(x).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
                .Where(x => !x.FullName.Contains("/.nuke", StringComparison.Ordinal))
                .Select(x => $"{x.FullName} {x.LastWriteTimeUtc:O} {(x as FileInfo)?.Length}")
                .Order(StringComparer.Ordinal),
        ];
}
