using Slipway.Core.PullRequests;

namespace Slipway.Core.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("https://github.com/team/service.git", "github.com", "team/service")]
    [InlineData("https://x-access-token:word@github.com/team/service", "github.com", "team/service")]
    [InlineData("git@github.com:team/my.service.git", "github.com", "team/my.service")]
    [InlineData("ssh://git@git.example.com:22/team/service.git", "git.example.com", "team/service")]
    [InlineData("git@git.example.com:team/service/", "git.example.com", "team/service")]
    public void A_remote_names_host_and_repository(string remote, string host, string repository)
    {
        var address = RemoteAddress.Read(remote).ShouldNotBeNull();
        (address.Host, address.Repository.ToString()).ShouldBe((host, repository));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/srv/git/service.git")]
    [InlineData("file:///srv/git/service.git")]
    [InlineData("https://gitlab.example.com/group/sub/service.git")]
    [InlineData("https://github.com/team/..")]
    [InlineData("https://github.com/team/service?x=1")]
    public void Anything_else_names_none(string? remote) => RemoteAddress.Read(remote).ShouldBeNull();

    [Theory]
    [InlineData("github.com", "https://api.github.com/")]
    [InlineData("team.ghe.com", "https://api.team.ghe.com/")]
    [InlineData("github.com.example.com", null)]
    [InlineData("git.example.com", null)]
    [InlineData("notghe.com", null)]
    public void Only_hosts_of_GitHub_have_an_address_that_a_token_may_go_to(string host, string? api) =>
        (new RemoteAddress(host, new RepositoryName("team", "service")).Api?.AbsoluteUri).ShouldBe(api);
}
