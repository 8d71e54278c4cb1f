using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
public sealed class AptTargetsTests
{
    [Fact]
    public void The_distributions_own_suites_are_taken_with_their_keys_and_other_vendors_are_not()
    {
        var text = string.Join(
            "\n\n",
            Target("http://mirror.example/debian/", "bookworm", "main", "/usr/share/keyrings/debian.gpg"),
            Target("http://mirror.example/debian/", "bookworm", "main", "/usr/share/keyrings/debian.gpg"),
            Target("http://mirror.example/debian/", "bookworm", "contrib", "/usr/share/keyrings/debian.gpg"),
            Target("http://mirror.example/debian-security/", "bookworm-security", "main", null),
            Target("https://vendor.example/linux/", "bookworm", "stable", "/etc/apt/keyrings/vendor.asc"),
            Target("https://node.example/", "nodistro", "main", null)
        );
        AptTargets
            .Parse(text, "bookworm")
            .Select(s => s.ToString())
            .ShouldBe([
                "deb [signed-by=/usr/share/keyrings/debian.gpg] http://mirror.example/debian/ bookworm main",
                "deb http://mirror.example/debian-security/ bookworm-security main",
            ]);
    }

    [Fact]
    public void Ubuntus_universe_is_taken_with_main()
    {
        var text = string.Join(
            "\n\n",
            Target("http://mirror.example/ubuntu/", "noble-updates", "main", null),
            Target("http://mirror.example/ubuntu/", "noble-updates", "universe", null)
        );
        AptTargets.Parse(text, "noble").ShouldHaveSingleItem().Components.ShouldBe(["main", "universe"]);
    }

    [Fact]
    public void An_index_past_its_date_is_taken_only_where_that_was_decided_and_stays_signed()
    {
        var source = new AptSource("http://mirror.example/debian/", "sid", ["main"], "/usr/share/keyrings/debian.gpg");
        source.ToString().ShouldNotContain("check-valid-until");
        (source with { MayBeExpired = true })
            .ToString()
            .ShouldBe("deb [signed-by=/usr/share/keyrings/debian.gpg check-valid-until=no] http://mirror.example/debian/ sid main");
    }

    [Fact]
    public void Suites_past_their_date_are_told_from_what_apt_says()
    {
        var said =
            "Get:1 http://mirror.example/debian sid InRelease\n"
            + "E: Release file for http://mirror.example/debian/dists/testing/InRelease is expired (invalid since 15d 3h 11min 49s). Updates for this repository will not be applied.\n"
            + "E: Release file for http://mirror.example/debian-security/dists/bookworm-security/Release is expired (invalid since 1h).";
        AptWorkspace.ExpiredSuites(said).ShouldBe(["testing", "bookworm-security"]);
        AptWorkspace.ExpiredSuites("E: Failed to fetch http://mirror.example/debian/dists/testing/InRelease").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ID=debian\nVERSION_CODENAME=trixie\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n", "trixie", true, "trixie-backports testing sid")]
    [InlineData("PRETTY_NAME='Ubuntu 24.04'\nID=ubuntu\nVERSION_CODENAME=noble\n", "noble", true, "noble-backports")]
    [InlineData("ID=fedora\nPRETTY_NAME=\"Fedora Linux 42\"\n", "", false, "-backports")]
    public void The_distribution_says_which_suites_may_have_a_newer_engine(string release, string codeName, bool hasEngine, string further)
    {
        var distribution = Distribution.Parse(release);
        distribution.CodeName.ShouldBe(codeName);
        distribution.HasEngine.ShouldBe(hasEngine);
        string.Join(' ', distribution.FurtherSuites).ShouldBe(further);
    }

    private static string Target(string uri, string suite, string component, string? key) =>
        $"MetaKey: {component}/binary-amd64/Packages\nRepo-URI: {uri}\nRelease: {suite}\nComponent: {component}\nCreated-By: Packages"
        + (key is null ? "\nSigned-By: " : $"\nSigned-By: {key}");
}
