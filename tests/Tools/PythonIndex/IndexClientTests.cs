using System.Text;
using System.Text.Json.Nodes;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tests;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Tests.PythonIndex;

[Trait("Row", "L2")]
public sealed class IndexClientTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SmallIndex _index;

    public IndexClientTests() =>
        _index = new SmallIndex(_folder["index"])
            .Add("alpha", "1.0", ["beta>=1"])
            .Add("alpha", "1.1", ["beta>=1"], day: "2026-02-01", yanked: "broken <&>")
            .Add("beta", "1.0");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_is_read_as_JSON_and_as_HTML(bool json)
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Json = json });
        using var client = Client(server);
        var page = (await client.PageAsync("alpha", default))!;
        page.Files.Select(file => file.FileName).ShouldBe(["alpha-1.0-py3-none-any.whl", "alpha-1.1-py3-none-any.whl"]);
        page.Files.ShouldAllBe(file => file.Sha256 != null && file.Metadata != null && file.HasMetadata);
        page.Files[0].Address.ShouldBe(new Uri(server.Simple, "../files/alpha-1.0-py3-none-any.whl"));
        page.Files.Select(file => file.Yanked).ShouldBe([null, "broken <&>"]);
        page.HasTimes.ShouldBe(json);
        (page.Files[0].Size is not null).ShouldBe(json);
        (await client.SizeAsync("alpha", page.Files[0], default)).ShouldBe(new FileInfo(_folder["index", "files", "alpha-1.0-py3-none-any.whl"]).Length);
    }

    [Theory]
    [InlineData(true, true, "GET /files/alpha-1.0-py3-none-any.whl.metadata")]
    [InlineData(false, true, "GET /files/alpha-1.0-py3-none-any.whl bytes")]
    [InlineData(false, false, "GET /files/alpha-1.0-py3-none-any.whl bytes", "GET /files/alpha-1.0-py3-none-any.whl")]
    public async Task Metadata_comes_from_its_file_else_from_parts_else_from_the_whole_wheel(bool metadata, bool ranges, params string[] requests)
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Metadata = metadata, Ranges = ranges });
        using var client = Client(server);
        var page = (await client.PageAsync("alpha", default))!;
        Encoding.UTF8.GetString(await client.MetadataAsync("alpha", page.Files[0], default)).ShouldContain("Requires-Dist: beta>=1");
        server.Requests.Skip(1).ShouldBe(requests);
        await client.MetadataAsync("alpha", page.Files[0], default);
        server.Requests.Count.ShouldBe(1 + requests.Length, "what was read once is kept");
    }

    [Fact]
    public async Task Metadata_of_a_large_wheel_costs_parts_of_it()
    {
        var noise = new byte[3_000_000];
        new Random(1).NextBytes(noise);
        var wheel = new WheelBuilder("large", "1.0");
        wheel.Add("large/__init__.py", "").Add("large/data.bin", noise, stored: true);
        for (var i = 0; i < 2000; i++)
            wheel.Add($"large/module_with_a_long_name_{i}.py", "");
        _index.Add("large", wheel.FileName, wheel.Build());
        using var server = new IndexServer(_folder["index"]);
        using var client = Client(server);
        var page = (await client.PageAsync("large", default))!;
        Encoding.UTF8.GetString(await client.MetadataAsync("large", page.Files[0], default)).ShouldContain("Name: large");
        server.Requests.Skip(1).ShouldAllBe(request => request.EndsWith(" bytes", StringComparison.Ordinal));
        server.Requests.Count.ShouldBeInRange(3, 6);
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        using var server = new IndexServer(_folder["index"], new IndexBehaviour { Etags = true });
        using (var client = Client(server))
            (await client.PageAsync("alpha", default))!.Files.Count.ShouldBe(2);
        using (var client = Client(server))
            (await client.PageAsync("alpha", default))!.Files.Count.ShouldBe(2);
        Directory.EnumerateFiles(_folder["home", "index", "pages"]).Count().ShouldBe(1);
        _index.Add("alpha", "1.2");
        using (var client = Client(server))
            (await client.PageAsync("alpha", default))!.Files.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_project_that_the_index_does_not_have_is_no_error()
    {
        using var server = new IndexServer(_folder["index"]);
        using var client = Client(server);
        (await client.PageAsync("gamma", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Row", "X4")]
    public async Task An_index_that_answers_for_another_project_is_refused(bool json)
    {
        using var server = new IndexServer(
            _folder["index"],
            new IndexBehaviour
            {
                Json = json,
                Edit = page =>
                {
                    page["name"] = "evil";
                    foreach (var file in page["files"]!.AsArray())
                        file!["url"] = file["url"]!.ToString().Replace("alpha", "evil", StringComparison.Ordinal);
                    foreach (var file in page["files"]!.AsArray())
                        file!["filename"] = file["filename"]!.ToString().Replace("alpha", "evil", StringComparison.Ordinal);
                },
            }
        );
        using var client = Client(server);
        (await Problem(() => client.PageAsync("alpha", default))).Number.ShouldBe("SLP264");
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task File_names_that_are_hostile_or_of_another_project_are_left_out()
    {
        string[] names =
        [
            "../../etc/passwd",
            "beta-1.0-py3-none-any.whl",
            "alpha-1.0-py3.whl",
            "alpha-1.0-py3-none-any.exe",
            "alpha-1.0\n-py3-none-any.whl",
            "",
        ];
        using var server = new IndexServer(
            _folder["index"],
            new IndexBehaviour
            {
                Edit = page =>
                {
                    foreach (var name in names)
                        page["files"]!
                            .AsArray()
                            .Add(
                                new JsonObject
                                {
                                    ["filename"] = name,
                                    ["url"] = "../../files/x",
                                    ["hashes"] = new JsonObject(),
                                }
                            );
                    page["files"]!
                        .AsArray()
                        .Add(
                            new JsonObject
                            {
                                ["filename"] = "alpha-9.0-py3-none-any.whl",
                                ["url"] = "file:///etc/passwd",
                                ["hashes"] = new JsonObject(),
                            }
                        );
                },
            }
        );
        using var client = Client(server);
        var page = (await client.PageAsync("alpha", default))!;
        page.Files.Select(file => file.FileName).ShouldBe(["alpha-1.0-py3-none-any.whl", "alpha-1.1-py3-none-any.whl"]);
        page.Refused.ShouldBe(names);
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task Metadata_with_other_bytes_than_the_page_says_is_refused_and_not_kept()
    {
        File.AppendAllText(_folder["index", "files", "alpha-1.0-py3-none-any.whl.metadata"], "Requires-Dist: evil\n");
        using var server = new IndexServer(_folder["index"]);
        using var client = Client(server);
        var page = (await client.PageAsync("alpha", default))!;
        var problem = await Problem(() => client.MetadataAsync("alpha", page.Files[0], default));
        problem.ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP266"), x => x.Found.ShouldContain("alpha-1.0-py3-none-any.whl.metadata"));
        Directory.Exists(_folder["home", "index", "metadata"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_is_fetched_into_the_store_once_and_checked()
    {
        using var server = new IndexServer(_folder["index"]);
        using var client = Client(server);
        var page = (await client.PageAsync("alpha", default))!;
        var (digest, size) = await client.FetchAsync("alpha", page.Files[0], default);
        (digest, size).ShouldBe((page.Files[0].Sha256!, page.Files[0].Size!.Value));
        await client.FetchAsync("alpha", page.Files[0], default);
        server.Requests.Count(request => request.EndsWith(".whl", StringComparison.Ordinal)).ShouldBe(1);
        File.WriteAllText(_folder["index", "files", "alpha-1.1-py3-none-any.whl"], "an error page");
        (await Problem(() => client.FetchAsync("alpha", page.Files[1], default))).Number.ShouldBe("SLP526");
    }

    private IndexClient Client(IndexServer server) => new(new IndexSet([new PackageIndex("test", server.Simple, [])]), new SlipwayHome(_folder["home"]), new());

    private static async Task<Problem> Problem(Func<Task> call) => (await Should.ThrowAsync<SlipwayException>(call)).Problems.ShouldHaveSingleItem();

    public void Dispose() => _folder.Dispose();
}
