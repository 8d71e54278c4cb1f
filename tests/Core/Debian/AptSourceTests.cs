using Slipway.Core.Debian;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W6")]
public sealed class AptSourceTests
{
    private const string Sources = """
        Types: deb deb-src
        URIs: http://mirror.test/debian/
        Suites: trixie trixie-updates
        Components: main contrib
        Signed-By: /keys.gpg

        # comment
        Types: deb
        URIs: http://mirror.test/debian-security
        Suites: trixie-security
        Components: main

        Enabled: no
        Types: deb
        URIs: http://off.test/debian
        Suites: trixie
        Components: main
        """;

    private const string List = """
        # deb http://comment.test/debian trixie main
        deb [arch=amd64 signed-by=/other.gpg] http://two.test/debian bookworm main # why
        deb http://vendor.test/apt nodistro main
        deb http://ubuntu.test/ubuntu noble main
        deb-src http://two.test/debian bookworm main
        deb http://vendor.test/trixie-like trixie extras
        """;

    [Fact]
    public void Both_forms_are_read_and_only_archives_of_Debian_are_taken()
    {
        var archive = DebianArchive.From([.. AptSource.FromSources(Sources), .. AptSource.FromList(List)]);
        archive.Main.ShouldBe(["http://mirror.test/debian", "http://two.test/debian"]);
        archive.Security.ShouldBe(["http://mirror.test/debian-security"]);
        archive.Keyring.ShouldBe("/keys.gpg");
    }

    [Fact]
    public void A_file_of_the_security_archive_is_looked_for_there_first()
    {
        var archive = new DebianArchive(["http://a"], ["http://s"], "k");
        archive.UrlsOf("pool/updates/main/x+1~2.deb").ShouldBe(["http://s/pool/updates/main/x%2B1~2.deb", "http://a/pool/updates/main/x%2B1~2.deb"]);
        archive.UrlsOf("pool/main/y.deb")[0].ShouldBe("http://a/pool/main/y.deb");
    }
}
