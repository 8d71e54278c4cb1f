using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>What the target Compose writes, used with real compose as the seed's page says.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "M6")]
public sealed class ComposeTests(DemoHome demo)
{
    private const string Minimal = "slipway-mode-is-minimal";

    [EngineFact]
    public async Task The_lines_of_the_seed_build_start_ask_and_rebuild_and_the_volume_keeps_its_data()
    {
        using var project = new TempFolder();
        using var docker = await DockerCli.StartAsync(demo.Home);
        await WriteAsync(project);
        var port = TestServer.FreePort();
        // The user's own file: never written, always read.
        var own = $"services:\n  model-service:\n    environment:\n      OWN_WORD: {Minimal}\n";
        File.WriteAllText(project["compose.override.yaml"], own);
        File.WriteAllText(project[".env"], $"MODEL_SERVICE_PORT={port}\n");
        try
        {
            await docker.MustAsync(project.Path, "compose build model-service");
            await docker.MustAsync(project.Path, "compose build model-service", "MODEL_BUILD_MODE=minimal");
            await docker.MustAsync(project.Path, "compose up -d --build --wait");
            (await AskAsync(port)).ShouldContain("segments");
            (await InsideAsync(docker, project, "import os; open('/home/app/kept', 'w').write(os.environ['OWN_WORD'])")).ShouldBe(0);
            (await InsideAsync(docker, project, "open('/app/new', 'w')")).ShouldNotBe(0);
            await docker.MustAsync(project.Path, "compose down");

            await docker.MustAsync(project.Path, "compose build model-service", "MODEL_BUILD_MODE=recommended");
            await docker.MustAsync(project.Path, "compose up -d --wait");
            (await InsideAsync(docker, project, $"import onnx, onnxruntime; assert open('/home/app/kept').read() == '{Minimal}'")).ShouldBe(0);
            (await AskAsync(port)).ShouldContain("segments");

            // Back again, chosen in .env, which has no need of --no-cache.
            File.AppendAllText(project[".env"], "MODEL_BUILD_MODE=minimal\n");
            await docker.MustAsync(project.Path, "compose up -d --build --wait");
            (await InsideAsync(docker, project, "import onnx")).ShouldNotBe(0);
            (await InsideAsync(docker, project, "import os; assert os.path.exists('/home/app/kept') and os.environ['OWN_WORD']")).ShouldBe(0);
        }
        finally
        {
            await docker.RunAsync(project.Path, "compose down --volumes");
        }
        File.ReadAllText(project["compose.override.yaml"]).ShouldBe(own);
    }

    [EngineFact]
    public async Task The_service_on_a_GPU_has_its_profile_its_reservation_and_the_mode_full()
    {
        using var project = new TempFolder();
        using var docker = await DockerCli.StartAsync(demo.Home);
        await WriteAsync(project);
        (await docker.MustAsync(project.Path, "compose config --services")).Trim().ShouldBe("model-service");
        var config = await docker.MustAsync(project.Path, "compose --profile gpu config");
        config.ShouldContain("driver: nvidia");
        config.ShouldContain(Path.Combine(project.Path, "out", "compose", "gpu-full"));
        var bake = await docker.MustAsync(project.Path, "compose --profile gpu build --print model-service-gpu");
        bake.ShouldContain("gpu-full");
        File.ReadAllText(project["out", "compose", "gpu-full", "Dockerfile"]).ShouldContain("FROM docker.io/nvidia/cuda:");
        var minimal = await docker.MustAsync(project.Path, "compose --profile gpu config", "MODEL_BUILD_MODE=minimal");
        minimal.ShouldContain(Path.Combine(project.Path, "out", "compose", "gpu-minimal"));
        Directory.Exists(project["out", "compose", "gpu-minimal"]).ShouldBeTrue();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task Without_a_mode_that_can_be_rendered_every_reason_is_said_and_nothing_written()
    {
        using var project = new TempFolder();
        using var checkout = new DemoCheckout(demo.Home.Root);
        Directory.Delete(checkout["requirements", "locks", "public"], recursive: true);
        var run = await checkout.RunAsync("Compose", "--upstream", "public", "--output", project.Path);
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain("SLP172");
        run.Output.ShouldContain("minimal-torch-cpu: requirements/locks/public/minimal-torch.cpu.");
        run.Output.ShouldContain("recommended-torch-cpu: ");
        run.Output.ShouldContain("full on cpu: ");
        File.Exists(project["compose.yaml"]).ShouldBeFalse();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_compose_file_of_the_user_is_not_written_over()
    {
        using var project = new TempFolder();
        File.WriteAllText(project["compose.yaml"], "services: {}\n");
        var run = await demo.Checkout.RunAsync("Compose", "--upstream", "debian", "--output", project.Path);
        run.ExitCode.ShouldBe(2, run.Output);
        run.Output.ShouldContain("SLP171");
        File.ReadAllText(project["compose.yaml"]).ShouldBe("services: {}\n");
    }

    private async Task WriteAsync(TempFolder project)
    {
        var run = await demo.Checkout.RunAsync("Compose", "--upstream", "debian", "--output", project.Path);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
    }

    private static async Task<int> InsideAsync(DockerCli docker, TempFolder project, string program)
    {
        var id = (await docker.MustAsync(project.Path, "compose ps -q model-service")).Trim();
        return (await docker.RunAsync(project.Path, ["exec", id, "/opt/venv/bin/python", "-c", program])).ExitCode;
    }

    private static async Task<string> AskAsync(int port)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "service/tests/data/speech.wav")));
        content.Headers.ContentType = new("audio/wav");
        var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/vad"), content);
        return await answer.Content.ReadAsStringAsync();
    }
}
