using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Caches;

namespace Slipway.Core.Tests.Planning.Caches;

[Trait("Row", "C1")]
public sealed class CacheReferencesTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Base = "fedcba9876543210fedcba9876543210fedcba98";
    private const string Near = "buildkit-backend-build-debian-minimal-onnx-cpu-amd64-";

    private static readonly Key s_key = Key.OfText("one");
    private static readonly string s_exact = $"buildkit-backend-build-amd64-key-{s_key.Hex[..32]}";

    [Fact]
    public void A_branch_reads_its_state_then_what_is_near_and_writes_all_but_what_others_own()
    {
        var names = Of(new CheckoutPlace(Commit, false, "feature", Base, "main", null));

        names.Reads.ShouldBe([s_exact, $"{Near}commit-{Commit}", $"{Near}branch-feature", $"{Near}commit-{Base}", $"{Near}branch-main"]);
        names.Writes.ShouldBe([s_exact, $"{Near}commit-{Commit}", $"{Near}branch-feature"]);
    }

    [Fact]
    public void On_main_no_name_is_read_twice_and_main_is_written()
    {
        var names = Of(new CheckoutPlace(Commit, false, "main", Commit, "main", null));

        names.Reads.ShouldBe([s_exact, $"{Near}commit-{Commit}", $"{Near}branch-main"]);
        names.Writes.ShouldBe(names.Reads);
    }

    [Fact]
    public void What_was_never_committed_is_written_by_its_key_alone() =>
        Of(new CheckoutPlace(Commit, true, "main", Commit, "main", null)).Writes.ShouldBe([s_exact]);

    [Fact]
    public void Without_git_the_state_and_main_are_read() => Of(CheckoutPlace.Unknown("there is no git")).Reads.ShouldBe([s_exact, $"{Near}branch-main"]);

    [Fact]
    public void A_detached_head_has_no_branch_and_keeps_the_rest() =>
        Of(new CheckoutPlace(Commit, false, null, Base, "main", "")).Writes.ShouldBe([s_exact, $"{Near}commit-{Commit}"]);

    [Fact]
    public void Another_state_platform_or_product_has_another_name()
    {
        var place = new CheckoutPlace(Commit, false, "main", null, "main", null);
        string[] keys =
        [
            Of(place).Key,
            CacheReferences.Of("backend-build", Selected(), Platform.Amd64, Key.OfText("two"), place).Key,
            CacheReferences.Of("backend-build", Selected(), Platform.Arm64, s_key, place).Key,
            CacheReferences.Of("component-ucx", Selected(), Platform.Amd64, s_key, place).Key,
        ];
        keys.ShouldBeUnique();
    }

    [Theory]
    [InlineData("main")]
    [InlineData("feature/x")]
    [InlineData("feature-x")]
    [InlineData("fix #12: \u00e4nderung?")]
    [InlineData("a/very/long/branch/that/somebody/named/after/the/whole/title/of/the/ticket/and/then/once/more/with/all/its/subtitles/and/a/date")]
    public void Every_branch_gives_a_tag_that_registries_take(string branch)
    {
        var place = new CheckoutPlace(Commit, false, branch, null, "main", null);

        foreach (var name in CacheReferences.Of("component-a-component-with-a-long-name", Selected(), Platform.Arm64, s_key, place).Reads)
            Regex.IsMatch(name, "^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$").ShouldBeTrue(name);
    }

    [Fact]
    public void Branches_that_differ_in_what_a_tag_cannot_hold_do_not_share_a_name() =>
        new[] { "a/b", "a-b", "a#b", "a\u00e4b" }.Select(CacheTag.Of).ShouldBeUnique();

    [Fact]
    public void Names_that_are_too_long_are_cut_and_stay_different()
    {
        var (one, two) = (CacheTag.Fit(new string('a', 200) + "1"), CacheTag.Fit(new string('a', 200) + "2"));

        (one.Length, two.Length).ShouldBe((CacheTag.Longest, CacheTag.Longest));
        one.ShouldNotBe(two);
    }

    private static CacheReferences Of(CheckoutPlace place) => CacheReferences.Of("backend-build", Selected(), Platform.Amd64, s_key, place);

    private static Selection Selected() => TinyService.Inputs.Selection;
}
