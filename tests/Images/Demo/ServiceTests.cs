using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Docker;

namespace Slipway.Images.Tests.Demo;

/// <summary>The service's own tests, run in the image as it is delivered: as its user, on a read-only root.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "R5")]
[Trait("Row", "R1")]
public sealed class ServiceTests(DemoHome demo)
{
    [EngineFact]
    public async Task The_services_tests_pass_inside_the_image()
    {
        Needs.All();
        var finder = new Tools.Engine.EngineFinder(
            demo.Home,
            name => name == "DOCKER_HOST" ? new Tools.Engine.OwnEngine(demo.Home, _ => { }).Endpoint.Address : null
        );
        var engine = await finder.RequireAsync(null, _ => { }, default);
        var outcome = await new Containers(engine).RunAsync(
            new ContainerRequest("slipway/vad:minimal-onnx-cpu")
            {
                ReadOnly = true,
                Platform = Core.Catalog.Platform.Amd64,
                Binds = [$"{Path.Combine(Repository.Root, "service", "tests")}:/tests:ro"],
                Entrypoint = ["/opt/venv/bin/python"],
                Arguments = ["-m", "unittest", "discover", "-s", "/tests"],
            },
            default
        );
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Error.ShouldMatch("Ran [1-9][0-9]+ tests");
        outcome.Error.TrimEnd().Split('\n')[^1].ShouldStartWith("OK");
    }
}
