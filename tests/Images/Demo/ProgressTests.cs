using System.Text.RegularExpressions;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;

namespace Slipway.Images.Tests.Demo;

/// <summary>The table of a real build in a real terminal.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "U1")]
public sealed class ProgressTests(DemoHome demo)
{
    [EngineFact]
    public async Task A_build_that_packs_its_layers_shows_them_and_ends_with_what_it_made()
    {
        using var folder = new TempFolder();
        // Everything is there but the layers.
        Directory.CreateDirectory(folder["store", "keys"]);
        Directory.CreateSymbolicLink(folder["store", "blobs"], Path.Combine(demo.Home.Store, "blobs"));
        Directory.CreateSymbolicLink(folder["store", "keys", "exports"], Path.Combine(demo.Home.Store, "keys", "exports"));
        using var checkout = new DemoCheckout(folder.Path);
        var command = checkout.Command("Runtime", "--upstream", "debian", "--smoke", "off", "--bytecode", "off");
        // With more cores than layers none would wait.
        command = command with
        {
            Environment = new Dictionary<string, string?>(command.Environment) { ["DOTNET_PROCESSOR_COUNT"] = "1" },
        };
        await using var window = await TerminalWindow.OpenAsync(80, command, lines: 60);

        // One picture that shows a layer that runs above those that wait.
        await window.UntilAsync(
            new Regex(@"^running  linux/\w+/\w+ .* \d+\.\d s$.*^waiting  \d+ layers?$", RegexOptions.Multiline | RegexOptions.Singleline),
            seconds: 60
        );
        var last = await window.UntilAsync("code ", seconds: 120);
        last.ShouldContain("code 0");
        Regex.Count(last, @"^done +(\d+) layers: \1 made +\d+\.\d MB +\d+\.\d s$", RegexOptions.Multiline).ShouldBe(1, last);
        last.ShouldNotContain("running ");
        last.ShouldMatch("image slipway/vad:minimal-onnx-cpu sha256:[0-9a-f]");
    }
}
