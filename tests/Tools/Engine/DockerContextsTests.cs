using System.Text.Json.Nodes;
using Slipway.Tests;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
public sealed class DockerContextsTests
{
    [Fact]
    public void DOCKER_HOST_wins_over_everything()
    {
        using var folder = WithContext("company", "tcp://engine.example:2375");
        var chosen = Contexts(folder, ("DOCKER_HOST", "tcp://other.example:2375"), ("DOCKER_CONTEXT", "company")).Chosen();
        chosen.ShouldBe(new EngineEndpoint("tcp://other.example:2375", "DOCKER_HOST", Chosen: true));
        chosen!.PublishedHost.ShouldBe("other.example");
    }

    [Fact]
    public void The_current_context_is_followed_and_passed_on_by_name()
    {
        using var folder = WithContext("company", "unix:///run/company.sock");
        var chosen = Contexts(folder).Chosen()!;
        chosen.Address.ShouldBe("unix:///run/company.sock");
        chosen.Socket.ShouldBe("/run/company.sock");
        chosen.Environment["DOCKER_CONTEXT"].ShouldBe("company");
        chosen.Environment["DOCKER_HOST"].ShouldBeNull();
    }

    [Fact]
    public void A_context_by_name_is_preferred_to_the_current_one_and_one_that_does_not_exist_is_still_the_users_choice()
    {
        using var folder = WithContext("company", "unix:///run/company.sock");
        var chosen = Contexts(folder, ("DOCKER_CONTEXT", "gone")).Chosen()!;
        chosen.Chosen.ShouldBeTrue();
        chosen.Source.ShouldBe("DOCKER_CONTEXT 'gone'");
        chosen.Address.ShouldBe("context:gone");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"currentContext\":\"default\"}")]
    [InlineData("{\"currentContext\":7}")]
    [InlineData("not JSON")]
    public void Without_a_choice_the_default_applies(string config)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["config.json"], config);
        Contexts(folder).Chosen().ShouldBeNull();
    }

    private static DockerContexts Contexts(TempFolder folder, params (string Name, string Value)[] environment) =>
        new(name => name == "DOCKER_CONFIG" ? folder.Path : environment.FirstOrDefault(e => e.Name == name).Value);

    private static TempFolder WithContext(string name, string host)
    {
        var folder = new TempFolder();
        File.WriteAllText(folder["config.json"], $$"""{"auths":{},"currentContext":"{{name}}"}""");
        var meta = Directory.CreateDirectory(folder["contexts", "meta", "0123abcd"]).FullName;
        var context = new JsonObject
        {
            ["Name"] = name,
            ["Metadata"] = new JsonObject(),
            ["Endpoints"] = new JsonObject
            {
                ["docker"] = new JsonObject { ["Host"] = host, ["SkipTLSVerify"] = false },
            },
        };
        File.WriteAllText(Path.Combine(meta, "meta.json"), context.ToJsonString());
        return folder;
    }
}
