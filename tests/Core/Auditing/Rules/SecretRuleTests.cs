using Slipway.Core.Auditing;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
[Trait("Row", "X5")]
public sealed class SecretRuleTests
{
    private static readonly string s_key = $"-----BEGIN RSA {"PRIVATE"} KEY-----\nMIIEowIBAAKCAQEAhunter2\n-----END\n";

    private static Finding? Found(string path, string content) => RuleRun.Of("secret", x => x.File(path, content), instruction: "COPY . .").SingleOrDefault();

    [Theory]
    [InlineData("app/server.key")]
    [InlineData("etc/ssl/bundle.pem")]
    [InlineData("etc/ssh/ssh_host_rsa_key")]
    public void A_private_key_is_known_by_its_first_bytes(string path)
    {
        var found = Found(path, "# comment\n" + s_key).ShouldNotBeNull();
        (found.Severity, found.Path).ShouldBe((Severity.Danger, path));
        Found(path, "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEAhunter2\n").ShouldBeNull();
        Found(path, "KEY_HEADER = '-----BEGIN PRIVATE KEY-----\\n'\nmore text that is long enough\n").ShouldBeNull();
    }

    [Theory]
    [InlineData("app/.env", "TOKEN=hunter2")]
    [InlineData("app/.env.production", "TOKEN=hunter2")]
    [InlineData("root/.netrc", "machine x login me password hunter2")]
    [InlineData("root/.pypirc", "[pypi]\npassword = hunter2")]
    [InlineData("root/.aws/credentials", "[default]\naws_secret_access_key = hunter2")]
    [InlineData("root/.docker/config.json", "{\"auths\": {\"x\": {\"auth\": \"hunter2\"}}}")]
    [InlineData("root/.npmrc", "//host/:_authToken=hunter2")]
    [InlineData("root/.ssh/id_ed25519", "hunter2")]
    [InlineData("root/.config/pip/pip.conf", "[global]\nindex-url = https://me:hunter2@host/simple")]
    [InlineData("app/key.json", "{ \"type\": \"service_account\", \"private_key\": \"hunter2\" }")]
    public void Credentials_are_known_by_place_and_content_and_never_read_out(string path, string content)
    {
        var found = Found(path, content).ShouldNotBeNull();
        found.Severity.ShouldBe(Severity.Danger);
        found.ToString().ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("app/.env.example", "TOKEN=")]
    [InlineData("app/.envrc", "export A=1")]
    [InlineData("root/.docker/config.json", "{}")]
    [InlineData("etc/pip.conf", "[global]\nindex-url = https://host/simple")]
    [InlineData("root/.ssh/id_ed25519.pub", "ssh-ed25519 AAAA")]
    [InlineData("app/config.json", "{ \"auth\": 1 }")]
    [InlineData("app/.env", "")]
    public void What_holds_no_secret_is_left_alone(string path, string content) => Found(path, content).ShouldBeNull();

    [Fact]
    public void A_secret_that_a_later_layer_deletes_can_still_be_read()
    {
        var image = new AuditImage().Layer("COPY . .", x => x.File("app/.env", "TOKEN=x")).Layer("RUN rm .env", x => x.Remove("app/.env"));
        var found = RuleRun.Of("secret", image).ShouldHaveSingleItem();
        found.What.ShouldContain("a later layer hides it, but everybody who has the image can read it");
        found.Blame.Layer.ShouldBe(0);
    }

    [Fact]
    public void A_key_that_a_package_brings_is_a_note()
    {
        var found = RuleRun.Of("secret", x => x.Package("tornado", "6.5", [], ("tornado/test/test.key", s_key))).ShouldHaveSingleItem();
        (found.Severity, found.Blame.Package, found.Path).ShouldBe((Severity.Note, "tornado 6.5", $"{Site}/tornado/test/test.key"));
    }
}
