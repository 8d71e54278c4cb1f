using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

/// <summary>Workflow files of a repository.</summary>
[Trait("Row", "G1")]
public sealed class WorkflowFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public WorkflowFilesTests()
    {
        File.Copy(Path.Combine(Repository.Root, "pins.json"), _folder["pins.json"]);
        File.Copy(Path.Combine(Repository.Root, "slipway.json"), _folder["slipway.json"]);
    }

    private string Ci => _folder[".github", "workflows", "ci.yml"];

    private WorkflowFiles Files => new(_folder.Path);

    [Fact]
    public void They_are_written_once_and_then_nothing_is_left_to_write()
    {
        Files.Write().ShouldBe([".github/workflows/ci.yml", ".github/workflows/nightly.yml"]);
        Files.Write().ShouldBeEmpty();
        Files.Verify().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_was_edited_is_shown_as_a_difference_with_the_command_that_mends_it()
    {
        Files.Write();
        File.WriteAllText(Ci, File.ReadAllText(Ci).Replace("timeout-minutes: 120", "timeout-minutes: 999", StringComparison.Ordinal));
        var drift = Files.Verify().ShouldHaveSingleItem();
        (drift.Number, drift.Family).ShouldBe(("SLP622", Family.Drift));
        drift.Found.ShouldMatch(@"- +timeout-minutes: 999\n +\d+ \+ +timeout-minutes: 120");
        drift.Fix.ShouldStartWith("./build.sh Workflows");
        Files.Write().ShouldBe([".github/workflows/ci.yml"]);
        Files.Verify().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_is_missing_is_drift_too() => Files.Verify().Select(x => x.Number).ShouldBe(["SLP622", "SLP622"]);

    [Fact]
    public void A_changed_setting_is_drift_until_they_are_written_again()
    {
        Files.Write();
        var settings = File.ReadAllText(_folder["slipway.json"]);
        File.WriteAllText(
            _folder["slipway.json"],
            settings.Replace("\"workflows\": {", "\"workflows\": { \"registry\": \"ghcr.io/team\",", StringComparison.Ordinal)
        );
        Files.Verify().Count.ShouldBe(2);
        Files.Write();
        File.ReadAllText(Ci).ShouldContain("SLIPWAY_CACHE: registry=ghcr.io/team/cache");
    }

    [Fact]
    public void A_file_of_the_users_own_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Ci)!);
        File.WriteAllText(Ci, "name: mine\n");
        Should.Throw<SlipwayException>(() => Files.Write()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP621");
        File.ReadAllText(Ci).ShouldBe("name: mine\n");
        File.Exists(_folder[".github", "workflows", "nightly.yml"]).ShouldBeFalse("nothing is half written");
    }

    [Fact]
    public void An_action_without_a_commit_is_named()
    {
        var pins = File.ReadAllText(_folder["pins.json"]);
        File.WriteAllText(_folder["pins.json"], pins.Replace("actions/upload-artifact", "actions/other", StringComparison.Ordinal));
        var problem = Should.Throw<SlipwayException>(() => Files.Wanted()).Problems.ShouldHaveSingleItem();
        (problem.Number, problem.Found).ShouldBe(("SLP620", "pins.json has no commit for actions/upload-artifact"));
    }

    [Theory]
    [InlineData("\"commit\": \"de0fac2e4500dabe0009e67214ff5f5447ce83dd\"", "\"commit\": \"v6\"")]
    [InlineData("\"action\": \"actions/checkout\"", "\"action\": \"checkout\"")]
    public void A_pin_that_is_no_commit_is_refused(string right, string wrong)
    {
        var pins = File.ReadAllText(_folder["pins.json"]);
        pins.ShouldContain(right);
        File.WriteAllText(_folder["pins.json"], pins.Replace(right, wrong, StringComparison.Ordinal));
        Should.Throw<SlipwayException>(() => Files.Wanted());
    }

    [Theory]
    [InlineData("\"branches\": []")]
    [InlineData("\"platforms\": [\"linux/riscv64\"]")]
    [InlineData("\"registry\": \"https://ghcr.io/team\"")]
    [InlineData("\"registry\": \"me:word@ghcr.io/team\"")]
    [InlineData("\"nightly\": \"every night\"")]
    [InlineData("\"runners\": { \"amd64\": \"big\" }")]
    [InlineData("\"images\": [ { \"mode\": \"tiny\" } ]")]
    [InlineData("\"branches\": [\"${{ github.head_ref }}\"]")]
    public void Settings_that_mean_nothing_are_refused_with_their_place(string wrong)
    {
        var settings = File.ReadAllText(_folder["slipway.json"]);
        File.WriteAllText(_folder["slipway.json"], settings.Replace("\"workflows\": {", $"\"workflows\": {{ {wrong},", StringComparison.Ordinal));
        var problem = Should.Throw<SlipwayException>(() => Files.Wanted()).Problems[0];
        problem.Found.ShouldStartWith("slipway.json:");
    }

    public void Dispose() => _folder.Dispose();
}
