using Slipway.Core.Records;
using Slipway.Images.Tests.Demo;
using Slipway.Tools;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Sccache;

/// <summary>A checkout whose native code nobody has compiled, and that may become another machine: one with an empty cache on its disk.</summary>
internal sealed class SccacheCheckout : IDisposable
{
    private const string CacheMount = "id=sccache-";
    private readonly DemoCheckout _checkout;
    private string _mount = CacheMount;

    public SccacheCheckout(SlipwayHome home)
    {
        _checkout = new DemoCheckout(home.Root);
        foreach (var file in Directory.GetFiles(this["service", "native"], "*.cpp"))
            File.AppendAllText(file, $"\nextern const char mark_{Guid.NewGuid():n}[] __attribute__((used)) = \"{Guid.NewGuid()}\";\n");
        Sources = Directory.GetFiles(this["service", "native"], "*.cpp").Length;
    }

    /// <summary>How many files there are to compile.</summary>
    public int Sources { get; }

    public string this[params string[] parts] => _checkout[parts];

    public Dictionary<string, string?> Environment => _checkout.Environment;

    /// <summary>The cache on the disk is found by an id: with another one it is empty.</summary>
    public void BecomeAnotherMachine()
    {
        var next = $"id={Guid.NewGuid():n}-";
        _checkout.Edit("dockerfiles/backend-build.Dockerfile", _mount, next);
        _mount = next;
        // To BuildKit the same step with another cache is the same step.
        File.AppendAllText(this["dockerfiles", "steps", "compile-native.sh"], $"# {next}\n");
    }

    public void Edit(string file, string from, string to) => _checkout.Edit(file, from, to);

    /// <summary>Compiles the native code for this platform.</summary>
    public Task<CommandResult> CompileAsync(string remote, params string[] more) =>
        _checkout.RunAsync([.. more, "BackendBuild", "--upstream", "debian", "--locked", "--sccache", remote]);

    public Command Command(params string[] arguments) => _checkout.Command(arguments);

    public Task<CommandResult> RuntimeAsync(params string[] arguments) => _checkout.RuntimeAsync(arguments);

    public CompilerCacheRecord Record(SlipwayHome home) => _checkout.Record(home).CompilerCache!;

    public void Dispose() => _checkout.Dispose();
}
