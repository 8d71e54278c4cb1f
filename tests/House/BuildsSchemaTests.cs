using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.House.Tests;

/// <summary>The published schema of builds.json and the build's own reader say the same of the same file.</summary>
[Trait("Row", "W5")]
[Trait("Row", "H3")]
public sealed class BuildsSchemaTests
{
    private static readonly string[] s_good =
    [
        "{}",
        """{ "$schema": "x" }""",
        """{ "Py_Yaml": {}, "a": { "environment": { "A": "1" }, "settings": { "b": "" } } }""",
        """{ "a": { "requires": ["cython<4"], "patches": ["fix.patch"], "allow": ["native", "pure"], "uses": ["cuda", "libraries", "rust"] } }""",
    ];

    private static readonly string[] s_bad =
    [
        "[]",
        """{ "a": 1 }""",
        """{ "-a": {} }""",
        """{ "a b": {} }""",
        """{ "a": { "enviroment": {} } }""",
        """{ "a": { "environment": { "A": 1 } } }""",
        """{ "a": { "environment": [] } }""",
        """{ "a": { "requires": "cython" } }""",
        """{ "a": { "requires": [1] } }""",
        """{ "a": { "patches": ["../fix.patch"] } }""",
        """{ "a": { "patches": ["a/fix.patch"] } }""",
        """{ "a": { "allow": ["cuda"] } }""",
        """{ "a": { "uses": ["rocm"] } }""",
    ];

    [Fact]
    public async Task The_schema_and_the_reader_agree_on_good_and_bad_files()
    {
        s_good.Where(IsRefused).ShouldBeNone("the reader takes them");
        s_bad.Where(x => !IsRefused(x)).ShouldBeNone("the reader refuses them");
        var told = await Ajv.ValidateAsync(SourceFile.All.Single(x => x.Path == BuildsSchema.Path).Text, [.. s_good, .. s_bad]);
        told.Take(s_good.Length).Where(x => x.Length > 0).ShouldBeNone("the schema takes them");
        s_bad.Where((_, i) => told[s_good.Length + i].Length == 0).ShouldBeNone("the schema refuses them");
    }

    [Fact]
    public void The_projects_own_file_names_the_schema_and_is_read()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "requirements", BuildsFile.Name));
        text.ShouldContain($"\"../{BuildsSchema.Path}\"");
        BuildsFile.Read(text, BuildsFile.Name)["orjson"].Uses.ShouldBe(["rust"]);
    }

    private static bool IsRefused(string json)
    {
        try
        {
            BuildsFile.Read(json, BuildsFile.Name);
            return false;
        }
        catch (SlipwayException)
        {
            return true;
        }
    }
}
