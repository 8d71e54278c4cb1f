using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Registry;

/// <summary>A real registry behind a proxy that asks who one is.</summary>
[Trait("Row", "X5")]
public sealed class RegistryAuthenticationTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private const string Password = "s3cret:with:colons";
    private readonly TestImage _image = new();

    [Fact]
    public async Task Name_and_password_are_sent_where_the_registry_asks_for_them()
    {
        using var proxy = Basic();
        Login(proxy.Host);
        await Push(proxy, "basic");
        proxy.Requests.Count(r => r.Header("Authorization") is null).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_fetched_once_a_scope_and_the_password_goes_to_the_token_server_only()
    {
        using var proxy = Bearer();
        Login(proxy.Host);
        await Push(proxy, "bearer");
        var tokens = proxy.Requests.Where(r => r.Path.StartsWith("/token", StringComparison.Ordinal)).ToList();
        tokens
            .Select(t => Uri.UnescapeDataString(t.Path))
            .ShouldBe(["/token?service=test&scope=repository:bearer/app:pull", "/token?service=test&scope=repository:bearer/app:pull,push"], ignoreOrder: true);
        tokens.ShouldAllBe(t => t.Header("Authorization") == Header(Password));
        proxy
            .Requests.Except(tokens)
            .ShouldAllBe(r => r.Header("Authorization") == null || r.Header("Authorization")!.StartsWith("Bearer ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_identity_token_is_exchanged()
    {
        using var proxy = Bearer();
        Config($$$$"""{"auths":{"{{{{proxy.Host}}}}":{"auth":"","identitytoken":"refresh-me"}}}""");
        await Push(proxy, "identity");
        proxy.Requests.Where(r => r.Path.StartsWith("/token", StringComparison.Ordinal)).ShouldAllBe(r => r.Method == "POST");
    }

    [Fact]
    public async Task Without_credentials_the_refusal_names_the_login()
    {
        using var proxy = Basic();
        var problem = await Refused(proxy);
        (problem.Number, problem.Fix).ShouldBe(("SLP352", $"docker login {proxy.Host}"));
        problem.Found.ShouldContain("refuses requests without credentials (repository refused/app)");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_credentials_are_refused_without_showing_them(bool bearer)
    {
        using var proxy = bearer ? Bearer() : Basic();
        Login(proxy.Host, "wr0ng-password");
        var problem = await Refused(proxy);
        problem.Number.ShouldBe("SLP352");
        problem.ToString().ShouldNotContain("wr0ng");
        problem.ToString().ShouldNotContain(Header("wr0ng-password")[6..]);
    }

    [Fact]
    public async Task A_helper_is_asked_for_the_host_and_only_its_password_is_used()
    {
        using var proxy = Basic();
        using var programs = new TempFolder();
        await CredentialProgram.WriteAsync(
            programs,
            $$$$"""read host; [ "$host" = "{{{{proxy.Host}}}}" ] || exit 1; echo '{"ServerURL":"x","Username":"user","Secret":"{{{{Password}}}}"}'"""
        );
        Config($$$$"""{"credHelpers":{"{{{{proxy.Host}}}}":"slipway-test"},"auths":{"{{{{proxy.Host}}}}":{"auth":"eDp5"}}}""");
        await CredentialProgram.WithPathAsync(programs, () => Push(proxy, "helper"));
    }

    [Fact]
    public async Task A_failing_helper_is_named_and_what_it_prints_is_not()
    {
        using var proxy = Basic();
        using var programs = new TempFolder();
        await CredentialProgram.WriteAsync(programs, "echo leaked-secret; echo leaked-secret >&2; exit 3");
        Config("""{"credsStore":"slipway-test"}""");
        await CredentialProgram.WithPathAsync(
            programs,
            async () =>
            {
                var problem = await Refused(proxy);
                problem.ToString().ShouldStartWith("SLP357 credentials cannot be read from docker-credential-slipway-test: it ended with exit code 3");
                problem.ToString().ShouldNotContain("leaked");
            }
        );
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task A_helper_that_hangs_is_ended_and_named()
    {
        using var proxy = Basic();
        using var programs = new TempFolder();
        await CredentialProgram.WriteAsync(programs, "echo leaked-secret; exec sleep 600");
        Config("""{"credsStore":"slipway-test"}""");
        await CredentialProgram.WithPathAsync(
            programs,
            async () =>
            {
                var problem = (await Refused(proxy, TimeSpan.FromSeconds(1))).ToString();
                problem.ShouldStartWith("SLP357 credentials cannot be read from docker-credential-slipway-test: ");
                problem.ShouldContain("was ended after 1 s");
                problem.ShouldNotContain("leaked");
            }
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"HOST":{"auth":"%%%"}}}""")]
    [InlineData("""{"auths":{"HOST":{"auth":"bm9jb2xvbg=="}}}""")]
    [InlineData("""{"auths":[]}""")]
    [InlineData("""{"credHelpers":{"HOST":"no-such-helper"}}""")]
    [Trait("Row", "X4")]
    public async Task A_config_that_cannot_be_used_is_a_mistake_with_a_number_or_no_config(string text)
    {
        using var proxy = Basic();
        Config(text.Replace("HOST", proxy.Host, StringComparison.Ordinal));
        (await Refused(proxy)).Number.ShouldBeOneOf(text == "[]" ? "SLP352" : "SLP357");
    }

    [Fact]
    public async Task A_registry_that_asks_nothing_is_told_nothing()
    {
        using var proxy = new FaultProxy(server.Port, _ => null);
        Config("{ broken");
        await Push(proxy, "open");
        proxy.Requests.ShouldAllBe(r => r.Header("Authorization") == null);
    }

    public void Dispose() => _image.Dispose();

    private FaultProxy Basic() => AskingProxy.Basic(server.Port, Header(Password));

    private FaultProxy Bearer() => AskingProxy.Bearer(server.Port, Header(Password));

    private async Task Push(FaultProxy proxy, string repository)
    {
        var index = await _image.MakeAsync(1);
        await _image.PushAsync($"{proxy.Host}/{repository}/app:1", index);
        using var registries = new Registries(_image.Options);
        (await registries[server.Host].FindManifestAsync($"{repository}/app", "1"))!.Digest.ShouldBe(index.Descriptor.Digest);
    }

    private async Task<Problem> Refused(FaultProxy proxy, TimeSpan? helperLimit = null)
    {
        var index = await _image.MakeAsync(1);
        return (
            await Should.ThrowAsync<SlipwayException>(() =>
                _image.PushAsync(
                    $"{proxy.Host}/refused/app:1",
                    index,
                    helperLimit is { } limit ? _image.Options with { HelperLimit = limit, StallTimeout = 60 * limit } : null
                )
            )
        ).Problems.Single();
    }

    private void Login(string host, string password = Password) =>
        Config($$$$"""{"auths":{"http://{{{{host}}}}/v2/":{"auth":"{{{{Header(password)[6..]}}}}"}}}""");

    private void Config(string text) => File.WriteAllText(Path.Combine(_image.ConfigFolder, "config.json"), text);

    private static string Header(string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{password}"))}";
}
