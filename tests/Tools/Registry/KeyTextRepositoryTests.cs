using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Registry;

/// <summary>What things were made from, as a registry keeps it for machines without records.</summary>
[Trait("Row", "W3")]
public sealed class KeyTextRepositoryTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _machine = new();

    [Fact]
    public async Task The_newest_text_of_a_name_is_found_by_a_machine_that_never_made_it()
    {
        await PublishAsync("newest/cache", ("app", "AppKey.Recipe=1\n"), ("base", "BaseKey.Recipe=1\n"));
        await PublishAsync("newest/cache", ("app", "AppKey.Recipe=2\n"));

        var found = await FindAsync($"{server.Host}/newest/cache", "app", "base", "other");

        found.ShouldBe(new Dictionary<string, string> { ["app"] = "AppKey.Recipe=2\n", ["base"] = "BaseKey.Recipe=1\n" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_text_that_does_not_give_its_key_is_none_and_neither_is_what_is_no_text()
    {
        await PublishAsync("wrong/cache", ("app", "AppKey.Recipe=1\n"), ("base", "BaseKey.Recipe=1\n"));
        var bytes = Encoding.UTF8.GetBytes("AppKey.Recipe=1\n");
        var text = new Descriptor(KeyTextArtifact.TextType, Digest.Of(bytes), bytes.Length);
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Path.EndsWith(KeyTextArtifact.TagOf(Key.OfText("app")), StringComparison.Ordinal)
                    ? Answer(new KeyTextArtifact(Key.OfText("other"), text).Write())
                : x.Path.EndsWith(KeyTextArtifact.TagOf(Key.OfText("base")), StringComparison.Ordinal)
                    ? Answer(LayerArtifact.Write(Key.OfText("base"), new PackedLayer(text.Digest, text.Digest, 16, 16, 1, LayerFormat.Zstd, "")))
                : null
        );

        (await FindAsync($"{proxy.Host}/wrong/cache", "app", "base")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_registry_that_is_down_knows_nothing() => (await FindAsync($"127.0.0.1:{RegistryServer.FreePort()}/down/cache", "app")).ShouldBeEmpty();

    public void Dispose() => _machine.Dispose();

    private static Fault.Answer Answer(byte[] manifest) => new(200, $"Content-Type: {MediaTypes.Manifest}\r\n", Encoding.UTF8.GetString(manifest));

    private async Task PublishAsync(string repository, params (string Name, string Text)[] texts)
    {
        using var registries = new Registries(_machine.Options);
        await new KeyTextRepository(_machine.Store, registries, new ImageReference(server.Host, repository)).PublishAsync(
            texts.ToDictionary(x => x.Name, x => x.Text)
        );
    }

    private static async Task<IReadOnlyDictionary<string, string>> FindAsync(string repository, params string[] names)
    {
        using var machine = new TestImage();
        using var registries = new Registries(machine.Options);
        return await new KeyTextRepository(machine.Store, registries, ImageReference.Parse(repository) with { Tag = null }).FindAsync(names);
    }
}
