using Slipway.Tests;

namespace Slipway.FrontDoor.Tests;

[Trait("Row", "E1")]
public sealed class SdkTests : IDisposable
{
    private const string Unknown = """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""";

    private readonly Checkout _checkout = new();

    [Fact]
    [Trait("Row", "U2")]
    public async Task Without_a_fitting_SDK_and_without_a_network_the_refusal_says_what_to_do()
    {
        _checkout.Write("global.json", Unknown);
        var result = await _checkout.StartAsync(("SLIPWAY_DOTNET_INSTALL", "file:///nowhere/install.sh"));
        result.ExitCode.ShouldBe(4);
        result.Error.ShouldContain("SLP490 the .NET SDK 99.0.100 was not found");
        result.Error.ShouldContain("       do: install it");
    }

    [Fact]
    public async Task An_SDK_that_no_folder_has_is_installed_into_the_home_and_used()
    {
        // The script stands for Microsoft's: it takes the same options, and "installs" this machine's SDK as the version that is asked for.
        var real = Path.GetDirectoryName(Environment.ProcessPath)!;
        Needs.That(File.Exists(Path.Combine(real, "dotnet")), "the tests were not started by dotnet");
        _checkout.Write("global.json", Unknown);
        _checkout.Write(
            "install.sh",
            $"""
            [ "$1 $2 $3 $5" = "--version 99.0.100 --install-dir --no-path" ] || exit 9
            ln -s {real}/* "$4/"
            cp {Path.Combine(Repository.Root, "global.json")} {_checkout.Root}/global.json
            """
        );
        var result = await _checkout.StartAsync(("SLIPWAY_DOTNET_INSTALL", $"file://{_checkout.Root}/install.sh"));
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain($"installing the .NET SDK 99.0.100 into {_checkout.Root}/home/dotnet");
        File.ReadLines(Path.Combine(_checkout.Root, "build", "bin", "slipway.stamp")).First().ShouldBe($"{_checkout.Root}/home/dotnet");
        (await _checkout.StartAsync()).Error.ShouldBe("");
    }

    public void Dispose() => _checkout.Dispose();
}
