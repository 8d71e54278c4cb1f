using Slipway.Images.Tests.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>Ctrl+C while BuildKit compiles: no process of the build stays.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "X3")]
public sealed class InterruptTests(DemoHome demo)
{
    [EngineFact]
    public async Task Ctrl_C_while_native_code_compiles_leaves_no_process()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        // Another source: the compile has to run.
        File.AppendAllText(checkout["service", "native", "frames.cpp"], $"\nstatic const char interrupted[] __attribute__((used)) = \"{Guid.NewGuid()}\";\n");
        var script =
            "\"$@\" & child=$!; for i in $(seq 600); do pgrep -f \"bake --file $MARK\" > /dev/null && break; sleep 0.05; done; sleep 0.3; kill -INT $child; wait $child; echo \"code $?\"";
        var command = checkout.Command("BackendBuild", "--upstream", "debian");
        var run = await ProcessRunner.RunAsync(
            command with
            {
                Program = "bash",
                // A shell in the background ignores SIGINT in its children unless told otherwise.
                Arguments = ["-c", "set -m; " + script, "bash", command.Program, .. command.Arguments],
                Environment = new Dictionary<string, string?>(command.Environment) { ["MARK"] = checkout.Root },
            }
        );
        run.Output.ShouldContain("code 130", customMessage: run.Output + run.Error);
        var left = await ProcessRunner.RunAsync(new Command("pgrep", "-fa", checkout.Root));
        left.Output.Trim().ShouldBeEmpty();
    }
}
