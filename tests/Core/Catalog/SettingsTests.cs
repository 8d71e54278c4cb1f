using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "U2")]
public sealed class SettingsTests
{
    private static readonly string s_good = File.ReadAllText(Path.Combine(Repository.Root, "slipway.json"));

    private static IReadOnlyList<string> Problems(string json)
    {
        try
        {
            Settings.Read(json, "slipway.json");
            return [];
        }
        catch (SlipwayException e)
        {
            return [.. e.Problems.Select(x => x.ToString().ReplaceLineEndings("\n"))];
        }
    }

    /// <summary>The project's own settings with one text in them replaced.</summary>
    private static string With(string old, string @new)
    {
        s_good.ShouldContain(old);
        return s_good.Replace(old, @new, StringComparison.Ordinal);
    }

    private static string Upstreams(string json) => s_good.TrimEnd()[..^1] + $", \"upstreams\": {json} }}";

    [Fact]
    public void The_projects_own_settings_are_read() => Settings.Read(s_good, "slipway.json").Service.Port.ShouldBe(8000);

    [Theory]
    [InlineData("\"port\": 8000", "\"prot\": 8000", "SLP123 slipway.json:12:5: there is no setting 'service.prot'", "do: did you mean 'port'?")]
    [InlineData("\"port\": 8000", "\"port\": \"8000\"", "SLP125 slipway.json:12:13: 'service.port' is a text", "allowed: a whole number")]
    [InlineData("\"port\": 8000", "\"port\": 8000.5", "SLP125 slipway.json:12:13: 'service.port' is a number", "allowed: a whole number")]
    [InlineData("\"port\": 8000", "\"port\": 0", "SLP126 slipway.json:12:13: service.port cannot be 0", "allowed: 1 to 65535")]
    [InlineData("\"port\": 8000", "\"port\": null", "SLP125 slipway.json:12:13: 'service.port' is null", "allowed: a whole number")]
    [InlineData("\"port\": 8000,", "", "SLP124 slipway.json:3:14: 'service.port' is missing", "do: add it")]
    [InlineData(
        "\"port\": 8000,",
        "\"port\": 8000, \"port\": 1,",
        "SLP127 slipway.json:12:19: 'service.port' stands here a second time",
        "do: delete one of them"
    )]
    [InlineData(
        "\"folder\": \"/app\"",
        "\"folder\": \"app\"",
        "SLP126 slipway.json:7:15: service.folder cannot be 'app'",
        "allowed: an absolute path in the image"
    )]
    [InlineData(
        "\"source\": \"service\"",
        "\"source\": \"/service\"",
        "SLP126 slipway.json:5:15: service.source cannot be '/service'",
        "allowed: a path below the repository"
    )]
    [InlineData("\"source\": \"service\"", "\"source\": \"a/../../b\"", "SLP126 slipway.json:5:15: service.source cannot be 'a/../../b'", "no '..' in it")]
    [InlineData("\"include\": [\"vad\"]", "\"include\": []", "SLP126 slipway.json:6:16: service.include cannot be an empty list", "allowed: at least one")]
    [InlineData("\"include\": [\"vad\"]", "\"include\": \"vad\"", "SLP125 slipway.json:6:16: 'service.include' is a text", "allowed: a list")]
    [InlineData(
        "[\"/opt/venv/bin/python\", \"-m\", \"vad\"]",
        "[]",
        "SLP126 slipway.json:10:16: service.command cannot be an empty list",
        "allowed: at least the program"
    )]
    [InlineData("[\"/opt/venv/bin/python\", \"-m\", \"vad\"]", "[\"a\", null]", "SLP125 slipway.json:10:22: 'service.command[1]' is null", "allowed: a text")]
    [InlineData("\"name\": \"vad\"", "\"name\": \"Vad!\"", "SLP126 slipway.json:4:13: service.name cannot be 'Vad!'", "lower-case")]
    [InlineData("\"PYTHONPATH\"", "\"PYTHON PATH\"", "SLP126 slipway.json:14:7: a name in service.environment cannot be 'PYTHON PATH'", "no digit first")]
    [InlineData("\"ready\": \"/healthz\"", "\"ready\": \"healthz\"", "SLP126 slipway.json:17:14: service.ready cannot be 'healthz'", "begins with '/'")]
    [InlineData("\"status\": 400", "\"status\": 4000", "SLP126 slipway.json:21:111: service.smoke[2].status cannot be 4000", "100 to 599")]
    [InlineData(
        "\"min\": 1, \"max\": 9",
        "\"min\": 10, \"max\": 9",
        "SLP126 slipway.json:19:143: service.smoke[0].min cannot be 10",
        "no more than max, which is 9"
    )]
    [InlineData("\"service\": {", "\"Service\": {", "SLP123 slipway.json:3:3: there is no setting 'Service'", "do: did you mean 'service'?")]
    public void A_mistake_is_told_with_line_and_column(string old, string @new, string found, string rest)
    {
        var problem = Problems(With(old, @new))[0];
        problem.ShouldStartWith(found);
        problem.ShouldContain(rest);
    }

    [Fact]
    [Trait("Row", "X5")]
    public void Credentials_in_an_address_are_refused_and_not_repeated()
    {
        foreach (
            var (json, name) in new[]
            {
                (With("\"PYTHONPATH\": \"/app\"", "\"DB\": \"postgres://me:hunter2@host/db\""), "service.environment.DB"),
                (
                    Upstreams("""[{ "name": "own", "like": "pypi", "indexes": [{ "name": "a", "url": "https://me:hunter2@x/simple", "packages": ["*"] }] }]"""),
                    "upstreams[0].indexes[0].url"
                ),
                (
                    Upstreams("""[{ "name": "own", "like": "pypi", "indexes": [{ "name": "a", "url": "https://hunter2@x/simple", "packages": ["*"] }] }]"""),
                    "upstreams[0].indexes[0].url"
                ),
                (Upstreams("""[{ "name": "own", "like": "public", "registry": "me:hunter2@registry.example.com" }]"""), "upstreams[0].registry"),
            }
        )
        {
            var problem = Problems(json).ShouldHaveSingleItem();
            problem.ShouldContain($": {name} holds an address with credentials");
            problem.ShouldStartWith("SLP128 ");
            problem.ShouldNotContain("hunter2");
        }
    }

    [Fact]
    public void All_mistakes_come_together_in_the_order_of_the_file()
    {
        var json = s_good
            .Replace("\"folder\": \"/app\"", "\"folder\": \"app\"", StringComparison.Ordinal)
            .Replace("\"port\": 8000", "\"prot\": 8000", StringComparison.Ordinal)
            .Replace("\"status\": 400", "\"status\": \"x\"", StringComparison.Ordinal);
        Problems(json).Select(x => x[..6]).ShouldBe(["SLP126", "SLP123", "SLP125", "SLP124"]);
    }

    [Fact]
    public void An_upstream_of_ones_own_is_read()
    {
        var json = Upstreams(
            """
            [
              { "name": "acme", "like": "pypi", "debian": { "mirrors": ["https://debian.example.com/debian"] }, "indexes": [
                { "name": "own", "url": "https://wheels.example.com/simple", "packages": ["acme-*"] },
                { "name": "mirror", "url": "https://wheels.example.com/mirror/simple", "packages": ["*"] } ] },
              { "name": "hub", "like": "public", "registry": "registry.example.com:5000/hub" }
            ]
            """
        );
        var upstreams = Settings.Read(json, "slipway.json").Upstreams!;
        upstreams.Select(x => (x.Name, x.Like)).ShouldBe([("acme", "pypi"), ("hub", "public")]);
        upstreams[0].Indexes!.Select(x => x.Name).ShouldBe(["own", "mirror"]);
    }

    [Theory]
    [InlineData("""[{ "name": "Acme", "like": "pypi" }]""", "SLP126", "upstreams[0].name cannot be 'Acme'")]
    [InlineData(
        """[{ "name": "acme", "like": "pipy" }]""",
        "SLP126",
        "upstreams[0].like cannot be 'pipy'\n       allowed: public, pypi, debian\n       do: did you mean 'pypi'?"
    )]
    [InlineData("""[{ "name": "debian", "like": "pypi" }]""", "SLP129", "upstreams[0].name is 'debian', which is the name of a built-in upstream")]
    [InlineData(
        """[{ "name": "a", "like": "pypi" }, { "name": "a", "like": "debian" }]""",
        "SLP129",
        "upstreams[1].name is 'a', which is the name of an upstream above it"
    )]
    [InlineData("""[{ "name": "a", "like": "pypi", "indexes": [] }]""", "SLP126", "upstreams[0].indexes cannot be an empty list")]
    [InlineData(
        """[{ "name": "a", "like": "debian", "indexes": [{ "name": "b", "url": "http://b", "packages": ["*"] }] }]""",
        "SLP140",
        "upstreams[0].indexes has no meaning for an upstream like 'debian'\n       allowed: debian"
    )]
    [InlineData(
        """[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "b.example.com", "packages": ["*"] }] }]""",
        "SLP126",
        "upstreams[0].indexes[0].url cannot be 'b.example.com'"
    )]
    [InlineData(
        """[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "http://b", "packages": [] }] }]""",
        "SLP126",
        "upstreams[0].indexes[0].packages cannot be an empty list"
    )]
    [InlineData(
        """[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "http://b", "packages": ["Acme_Core"] }] }]""",
        "SLP126",
        "upstreams[0].indexes[0].packages[0] cannot be 'Acme_Core'"
    )]
    [InlineData("""[{ "name": "a", "like": "public", "base": "ubuntu:24.04" }]""", "SLP126", "upstreams[0].base cannot be 'ubuntu:24.04'")]
    [InlineData("""[{ "name": "a", "like": "public", "registry": "https://r.example.com" }]""", "SLP126", "upstreams[0].registry cannot be")]
    public void An_upstream_that_cannot_be_is_refused(string upstreams, string number, string message)
    {
        var problem = Problems(Upstreams(upstreams)).ShouldHaveSingleItem();
        problem.ShouldStartWith(number);
        problem.ShouldContain(message);
    }

    [Theory]
    [InlineData("\"size\": 2327524", "\"size\": 0", "SLP126 service/model.json:7:11: size cannot be 0")]
    [InlineData("\"size\": 2327524,", "", "SLP124 service/model.json:1:1: 'size' is missing")]
    [InlineData("\"target\": \"/opt", "\"target\": \"opt", "SLP126 service/model.json:8:13: target cannot be 'opt/model/silero_vad_v5.onnx'")]
    [InlineData("\"tarball\": \"d1", "\"tarball\": \"D1", "SLP126 service/model.json:4:14: tarball cannot be")]
    public void A_model_pin_is_held_to_its_form_too(string old, string @new, string found)
    {
        var good = File.ReadAllText(Path.Combine(Repository.Root, "service", "model.json"));
        ModelPin.Read(good, "service/model.json");
        good.ShouldContain(old);
        var json = good.Replace(old, @new, StringComparison.Ordinal);
        Should.Throw<SlipwayException>(() => ModelPin.Read(json, "service/model.json")).Problems[0].ToString().ShouldStartWith(found);
    }
}
