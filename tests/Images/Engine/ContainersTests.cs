using Docker.DotNet.Models;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;

namespace Slipway.Images.Tests.Engine;

[Collection(EngineGroup.Name)]
[Trait("Row", "E2")]
public sealed class ContainersTests(EngineHome engine)
{
    [EngineFact]
    public async Task A_container_runs_as_asked_and_is_gone_afterwards()
    {
        var (found, containers, image) = await BeginAsync();
        var request = new ContainerRequest(image)
        {
            Arguments =
            [
                "sh",
                "-c",
                "busybox=/bin/busybox; $busybox id -u; $busybox touch /no 2>/dev/null || echo read-only; $busybox touch /tmp/yes && echo tmpfs; echo $GREETING; echo bad >&2; exit 7",
            ],
            User = "10001:10001",
            ReadOnly = true,
            Tmpfs = ["/tmp"],
            DropCapabilities = true,
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello" },
            Network = "none",
        };
        var outcome = await containers.RunAsync(request, CancellationToken.None);
        outcome.ExitCode.ShouldBe(7);
        outcome.Output.ShouldBe("10001\nread-only\ntmpfs\nhello\n");
        outcome.Error.ShouldBe("bad\n");
        outcome.OutOfMemory.ShouldBeFalse();
        (await CountAsync(found)).ShouldBe(0);
    }

    [EngineFact]
    public async Task A_published_port_answers_while_the_container_is_used()
    {
        var (found, containers, image) = await BeginAsync();
        var request = new ContainerRequest(image)
        {
            Arguments = ["sh", "-c", "echo served > /tmp/index.html; exec /bin/busybox httpd -f -p 8080 -h /tmp"],
            Port = 8080,
        };
        var answer = "";
        await containers.RunAsync(
            request,
            async (container, cancellation) =>
            {
                using var http = new HttpClient { BaseAddress = container.Address };
                for (var i = 0; i < 100 && answer.Length == 0; i++)
                {
                    try
                    {
                        answer = await http.GetStringAsync("index.html", cancellation);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(50, cancellation);
                    }
                }
            },
            CancellationToken.None
        );
        answer.ShouldBe("served\n");
        (await CountAsync(found)).ShouldBe(0);
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_cancelled_run_removes_its_container()
    {
        var (found, containers, image) = await BeginAsync();
        using var cancel = new CancellationTokenSource();
        var run = containers.RunAsync(
            new ContainerRequest(image) { Arguments = ["sleep", "4324"], Network = "none" },
            async (_, cancellation) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
            },
            cancel.Token
        );
        await Should.ThrowAsync<OperationCanceledException>(run);
        (await CountAsync(found)).ShouldBe(0);
    }

    [EngineFact]
    [Trait("Row", "X3")]
    public async Task A_container_over_its_memory_limit_is_told_apart()
    {
        var (_, containers, image) = await BeginAsync();
        var request = new ContainerRequest(image)
        {
            Arguments = ["sh", "-c", "x=$(/bin/busybox dd if=/dev/zero bs=1M count=64 2>/dev/null | /bin/busybox tr '\\0' x); echo survived"],
            MemoryBytes = 12_000_000,
            Network = "none",
        };
        var outcome = await containers.RunAsync(request, CancellationToken.None);
        outcome.OutOfMemory.ShouldBeTrue();
        outcome.Output.ShouldBeEmpty();
    }

    [EngineFact]
    [Trait("Row", "U2")]
    public async Task A_missing_image_and_a_missing_program_are_two_messages()
    {
        var (_, containers, image) = await BeginAsync();
        var missing = await Should.ThrowAsync<SlipwayException>(containers.RunAsync(new ContainerRequest("slipway-nobody:1"), CancellationToken.None));
        missing.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP516");
        var program = await Should.ThrowAsync<SlipwayException>(
            containers.RunAsync(new ContainerRequest(image) { Entrypoint = ["/no/such/program"] }, CancellationToken.None)
        );
        program.Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP515");
        program.Message.ShouldContain("/no/such/program");
    }

    [EngineFact]
    [Trait("Row", "X1")]
    public async Task What_a_killed_build_left_is_removed_and_what_a_living_one_uses_is_not()
    {
        var (found, containers, image) = await BeginAsync();
        using var client = found.Endpoint.CreateClient();
        foreach (
            var owner in (string[])
                [ContainerOwner.Current, $"{Environment.MachineName} {Environment.ProcessId} 1", $"{Environment.MachineName} 999999999 1", "elsewhere 1 1"]
        )
            await client.Containers.CreateContainerAsync(
                new CreateContainerParameters
                {
                    Image = image,
                    Labels = new Dictionary<string, string> { [ContainerOwner.Label] = owner },
                }
            );
        (await containers.RemoveLeftoversAsync(CancellationToken.None)).ShouldBe(2);
        (await CountAsync(found)).ShouldBe(2);
    }

    private async Task<(FoundEngine Found, Slipway.Tools.Docker.Containers Containers, string Image)> BeginAsync()
    {
        var found = await engine.EngineAsync();
        await RemoveAllAsync(found);
        return (found, new Slipway.Tools.Docker.Containers(found), await Busybox.LoadAsync(found));
    }

    /// <summary>Tests that kill the engine leave containers with it.</summary>
    private static async Task RemoveAllAsync(FoundEngine found)
    {
        using var client = found.Endpoint.CreateClient();
        foreach (var container in await client.Containers.ListContainersAsync(new ContainersListParameters { All = true }))
            await client.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true });
    }

    private static async Task<int> CountAsync(FoundEngine found)
    {
        using var client = found.Endpoint.CreateClient();
        return (await client.Containers.ListContainersAsync(new ContainersListParameters { All = true })).Count;
    }
}
