using System.Text.Json.Nodes;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>The published schema and the build's own reader say the same of the same file.</summary>
[Trait("Row", "U2")]
[Trait("Row", "H3")]
public sealed class SettingsSchemaTests
{
    private static readonly string s_schema = SourceFile.All.Single(x => x.Path == "docs/slipway.schema.json").Text;

    /// <summary>Changes to the project's own settings after which they are still right.</summary>
    private static readonly IReadOnlyList<Action<JsonObject>> s_good =
    [
        _ => { },
        x => x.Remove("$schema"),
        x => x["debian"] = null,
        x => x["debian"] = Parse("""{ "mirrors": [], "keyring": null }"""),
        x => Service(x)["native"] = "",
        x => Service(x)["smoke"] = new JsonArray(),
        x => x["upstreams"] = Parse("""[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "http://b/simple", "packages": ["*"] }] }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "hub", "like": "public", "registry": "registry.example.com:5000/hub" }]"""),
        x => x["budgets"] = Parse("""[{ "mode": "full", "size": "12GB" }, { "of": "unpacked", "size": "none", "waste": "1.5MiB", "efficiency": 0.9 }]"""),
    ];

    /// <summary>Changes after which they are wrong.</summary>
    private static readonly IReadOnlyList<Action<JsonObject>> s_bad =
    [
        x => x.Remove("service"),
        x => x["sevice"] = new JsonObject(),
        x => Service(x).Remove("port"),
        x => Service(x)["port"] = 0,
        x => Service(x)["port"] = 65536,
        x => Service(x)["port"] = "8000",
        x => Service(x)["prot"] = 1,
        x => Service(x)["name"] = "Vad!",
        x => Service(x)["folder"] = "app",
        x => Service(x)["folder"] = "/app/../etc",
        x => Service(x)["source"] = "/etc",
        x => Service(x)["include"] = new JsonArray("../vad"),
        x => Service(x)["include"] = new JsonArray(),
        x => Service(x)["command"] = new JsonArray(),
        x => Service(x)["command"] = new JsonArray("a", null),
        x => Service(x)["environment"] = Parse("""{ "1X": "" }"""),
        x => Service(x)["environment"] = Parse("""{ "X": 1 }"""),
        x => Service(x)["ready"] = "healthz",
        x => Service(x)["smoke"]![0]!["status"] = 99,
        x => Service(x)["smoke"]![0]!["min"] = "1",
        x => x["debian"] = new JsonObject(),
        x => x["debian"] = Parse("""{ "mirrors": ["ftp://a"] }"""),
        x => x["budgets"] = Parse("""[{ "size": "12" }]"""),
        x => x["budgets"] = Parse("""[{ "size": "1GB", "mode": "maximal" }]"""),
        x => x["budgets"] = Parse("""[{ "efficiency": 1.5 }]"""),
        x => x["budgets"] = Parse("""[{ "sise": "1GB" }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "a" }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "A", "like": "pypi" }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "a", "like": "pipy" }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "a", "like": "public", "base": "ubuntu:24.04" }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "http://u:p@b/simple", "packages": ["*"] }] }]"""),
        x => x["upstreams"] = Parse("""[{ "name": "a", "like": "pypi", "indexes": [{ "name": "b", "url": "http://b/simple", "packages": ["A_b"] }] }]"""),
    ];

    [Fact]
    public async Task The_schema_and_the_reader_agree_on_good_and_bad_files()
    {
        var (good, bad) = (s_good.Select(Changed).ToList(), s_bad.Select(Changed).ToList());
        good.Where(IsRefused).ShouldBeNone("the reader takes them");
        bad.Where(x => !IsRefused(x)).ShouldBeNone("the reader refuses them");
        var told = await Ajv.ValidateAsync(s_schema, [.. good, .. bad]);
        told.Take(good.Count).Where(x => x.Length > 0).ShouldBeNone("the schema takes them");
        bad.Where((_, i) => told[good.Count + i].Length == 0).ShouldBeNone("the schema refuses them");
    }

    [Fact]
    public void The_projects_settings_name_the_schema() =>
        File.Exists(Path.Combine(Repository.Root, (string)Changed(_ => { }, x => x["$schema"])!)).ShouldBeTrue();

    private static string Changed(Action<JsonObject> change) => Changed(change, x => x.ToJsonString());

    private static T Changed<T>(Action<JsonObject> change, Func<JsonObject, T> read)
    {
        var settings = Parse(File.ReadAllText(Path.Combine(Repository.Root, "slipway.json"))).AsObject();
        change(settings);
        return read(settings);
    }

    private static bool IsRefused(string json)
    {
        try
        {
            Settings.Read(json, "slipway.json");
            return false;
        }
        catch (SlipwayException)
        {
            return true;
        }
    }

    private static JsonObject Service(JsonObject settings) => settings["service"]!.AsObject();

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}
