using Slipway.Core.Records;
using Slipway.Tools;
using Slipway.Tools.Processes;
using Slipway.Tools.Records;

namespace Slipway.Images.Tests.Demo;

/// <summary>A checkout whose service has tests of a test's own, so that they take a moment.</summary>
internal sealed class ProductCheckout : IDisposable
{
    private readonly SlipwayHome _home;

    /// <param name="home">Home with the demo's image.</param>
    /// <param name="file">Name of the one file in the folder of tests.</param>
    /// <param name="text">Its text; a text that is not found among the demo's tests is tested anew in each run.</param>
    public ProductCheckout(SlipwayHome home, string file, string text)
    {
        _home = home;
        Checkout = new DemoCheckout(home.Root);
        Directory.CreateDirectory(Checkout["service", "own"]);
        File.WriteAllText(Checkout["service", "own", file], text);
        Checkout.Edit("slipway.json", "\"tests\": \"service/tests\",", "\"tests\": \"service/own\", \"testSeconds\": 5,");
    }

    public DemoCheckout Checkout { get; }

    public Task<CommandResult> CheckAsync(params string[] arguments) => Checkout.RunAsync(["Check", "--upstream", "debian", "--smoke", "off", .. arguments]);

    public BuildRecord Record(string tag) => new RecordFiles(_home, Checkout.Root).Last(tag)!;

    public void Dispose() => Checkout.Dispose();
}
