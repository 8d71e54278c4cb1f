using System.Globalization;
using System.IO.Compression;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

public sealed class RunArtifactsTests
{
    private const string Name = "slipway-minimal-onnx-cpu.arm64";

    [Fact]
    [Trait("Row", "G4")]
    public async Task All_artifacts_of_a_run_are_listed_over_all_pages()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        for (var i = 0; i < 230; i++)
            asker.Data.Add(run, $"slipway-{i}", ("x", ""));
        var all = await new RunArtifacts(asker.Api).ListAsync(run.Id);
        all.Select(x => x.Name).ShouldBe(Enumerable.Range(0, 230).Select(x => string.Create(CultureInfo.InvariantCulture, $"slipway-{x}")));
        asker.Server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task An_artifact_comes_from_another_host_without_the_token()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, Name, ("job.json", "{}"), ("logs/one.txt", "words"));
        var folder = await new RunArtifacts(asker.Api).FetchAsync(run.Id, Name, asker.Folder);
        folder.ShouldBe(Path.Combine(asker.Folder, Name));
        (await File.ReadAllTextAsync(Path.Combine(folder, "logs", "one.txt"))).ShouldBe("words");
        var elsewhere = asker.Server.Requests.Where(x => x.Port == asker.Server.FilesPort).ShouldHaveSingleItem();
        elsewhere.Authorization.ShouldBe("");
        asker.Server.Requests.Where(x => x.Port == asker.Server.Port).ShouldAllBe(x => x.Authorization == $"Bearer {FakeGitHub.Token}");
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_download_that_breaks_off_or_stalls_is_made_again_and_leaves_nothing_of_itself()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, Name, ("job.json", "new"));
        Directory.CreateDirectory(Path.Combine(asker.Folder, Name));
        await File.WriteAllTextAsync(Path.Combine(asker.Folder, Name, "stale.json"), "old");
        asker.Server.Fail("GET", ".zip", Faults.Truncate).Fail("GET", ".zip", Faults.Stall).Fail("GET", ".zip", Faults.Reset);
        await new RunArtifacts(asker.Api).FetchAsync(run.Id, Name, asker.Folder);
        Directory
            .GetFileSystemEntries(asker.Folder, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(asker.Folder, x))
            .Order()
            .ShouldBe([Name, $"{Name}/job.json"]);
        asker.Said.Count.ShouldBe(3);
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_run_that_does_not_exist_is_said_with_the_newest_that_do()
    {
        await using var asker = await Asker.StartAsync();
        for (var i = 0; i < 7; i++)
            asker.Data.Run();
        var problem = await asker.RefusedAsync(() => new RunArtifacts(asker.Api).ListAsync(42));
        problem.Number.ShouldBe("SLP638");
        problem
            .Allowed.Split(", ")
            .Where(x => x.Contains('(', StringComparison.Ordinal))
            .Select(x => long.Parse(x.Split(' ')[0], null))
            .ShouldBe(asker.Data.Runs.Take(5).Select(x => x.Id));
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_run_that_does_not_exist_is_said_also_where_runs_cannot_be_listed()
    {
        await using var asker = await Asker.StartAsync();
        asker.Server.Fail("GET", "artifacts", Faults.Status(404)).Fail("GET", "actions/runs", Faults.Status(403));
        var problem = await asker.RefusedAsync(() => new RunArtifacts(asker.Api).ListAsync(42));
        (problem.Number, problem.Allowed).ShouldBe(("SLP638", ""));
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_name_that_the_run_has_not_is_said_with_the_nearest()
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, Name, ("job.json", "{}"));
        var problem = await asker.RefusedAsync(() => new RunArtifacts(asker.Api).FetchAsync(run.Id, "slipway-minimal-onnx-cpu.amd64", asker.Folder));
        (problem.Number, problem.Fix).ShouldBe(("SLP639", $"did you mean '{Name}'?"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Row", "G4")]
    public async Task An_artifact_that_has_expired_is_said_whether_the_list_or_the_download_knows(bool listed)
    {
        await using var asker = await Asker.StartAsync();
        var run = asker.Data.Run();
        asker.Data.Add(run, Name, ("job.json", "{}")).Expired = listed;
        if (!listed)
            asker.Data.Files.Clear();
        (await asker.RefusedAsync(() => new RunArtifacts(asker.Api).FetchAsync(run.Id, Name, asker.Folder))).Number.ShouldBe("SLP640");
        Directory.GetFileSystemEntries(asker.Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../climbs")]
    [InlineData("a/../../climbs")]
    [InlineData("/etc/climbs")]
    [InlineData("a\\..\\..\\climbs")]
    [InlineData("C:climbs")]
    [Trait("Row", "G4")]
    public async Task A_path_that_leads_out_of_the_archive_is_refused_and_nothing_is_written(string path)
    {
        await using var asker = await Asker.StartAsync();
        await RefusedArchiveAsync(asker, FakeGitHubData.Zip(("good.json", "{}"), (path, "evil")));
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task A_link_a_bomb_and_damage_are_refused_and_nothing_is_written()
    {
        await using var asker = await Asker.StartAsync(Asker.Quick with { MostUnpacked = 100_000, MostPacked = 10_000 });
        await RefusedArchiveAsync(asker, Link());
        await RefusedArchiveAsync(asker, FakeGitHubData.Zip(("bomb", new string('0', 200_000))));
        await RefusedArchiveAsync(asker, FakeGitHubData.Zip([.. Enumerable.Range(0, 200).Select(x => ($"{x}-{Guid.NewGuid()}", "x"))]));
        await RefusedArchiveAsync(asker, [1, 2, 3]);
        var damaged = FakeGitHubData.Zip(("a.json", "{}"));
        damaged[14]++;
        var directory = damaged.AsSpan().IndexOf("PK\u0001\u0002"u8);
        damaged[directory + 16]++;
        await RefusedArchiveAsync(asker, damaged);
    }

    private static byte[] Link()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("link");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var writer = new StreamWriter(entry.Open());
            writer.Write("/etc");
        }
        return bytes.ToArray();
    }

    private static async Task RefusedArchiveAsync(Asker asker, byte[] archive)
    {
        var run = asker.Data.Run();
        asker.Data.Add(run, Name, archive);
        var inner = Path.Combine(asker.Folder, "deep", "er");
        (await asker.RefusedAsync(() => new RunArtifacts(asker.Api).FetchAsync(run.Id, Name, inner))).Number.ShouldBe("SLP641");
        Directory.GetFiles(asker.Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
