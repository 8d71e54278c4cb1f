using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

[Trait("Row", "E3")]
[Trait("Row", "M7")]
public sealed class RulesTests
{
    private const long Gb = Facts.Gb;

    [Fact]
    public void A_good_machine_has_no_findings()
    {
        Facts.Of(Facts.Good).ShouldBe("");
        DoctorReport.Of(Facts.Good, DoctorRules.All).Severity.ShouldBe(Severity.Fine);
    }

    [Fact]
    public void Needs_of_folders_on_one_file_system_add_up()
    {
        // Each alone fits into 2.5 GB, both do not.
        var disks = Facts.Good.Disks!.Select(x => x with { Free = 5 * Gb / 2 }).ToList();
        Facts.Of(Facts.Good with { Disks = disks }).ShouldBe("SLP480");
        Facts.Of(Facts.Good with { Disks = [disks[0], disks[1] with { Mount = "/var" }] }).ShouldBe("");
    }

    [Fact]
    public void Mode_full_takes_20_GB_at_least()
    {
        var forecast = new DiskForecast(1 * Gb, 1 * Gb, 1 * Gb, "locks").AtLeast(Mode.Full);
        forecast.Store.ShouldBe(20 * Gb);
        forecast.Engine.ShouldBe(20 * Gb);
        new DiskForecast(1 * Gb, 1 * Gb, 1 * Gb, "locks").AtLeast(Mode.Minimal).Store.ShouldBe(1 * Gb);
    }

    [Theory]
    [InlineData(1, "SLP481 SLP488A")]
    [InlineData(4, "SLP488A")]
    [InlineData(8, "")]
    public void A_job_that_does_not_fit_is_missing_and_fewer_jobs_than_cores_are_advice(int gigabytes, string findings) =>
        Facts.Of(Facts.Good with { Memory = new MemoryFacts(64L << 30, (long)gigabytes << 30, 4, null) }).ShouldBe(findings);

    [Fact]
    public void A_quota_of_processors_counts_as_fewer_cores() => Facts.Of(Facts.Good with { Memory = new MemoryFacts(4L << 30, null, 4, 1.5) }).ShouldBe("");

    [Fact]
    public void An_engine_that_does_not_run_is_no_fault_where_the_build_starts_its_own() =>
        Facts.Of(Facts.Good with { Engine = new EngineFacts(null, [], IsChosen: false, Obstacle: null, []) }).ShouldBe("");

    [Fact]
    public void An_engine_that_was_named_and_is_stopped_is_missing_or_advice_where_nothing_needs_it()
    {
        var engine = new EngineFacts(null, [EngineProblems.Unreachable("unix:///x.sock", "DOCKER_HOST", "refused")], IsChosen: true, Obstacle: null, []);
        Facts.Of(Facts.Good with { Engine = engine }).ShouldBe("SLP410");
        Facts.Of(Facts.Good with { Engine = engine, Needs = Facts.Needs with { NeedsEngine = false } }).ShouldBe("SLP410A");
    }

    [Fact]
    public void Without_root_and_without_an_engine_both_reasons_are_told() =>
        Facts
            .Of(
                Facts.Good with
                {
                    Engine = new EngineFacts(null, [EngineProblems.BuildxMissing(["/usr/lib/docker"])], IsChosen: false, Obstacle: "not root", []),
                }
            )
            .ShouldBe("SLP412 SLP414");

    [Fact]
    public void How_the_engine_keeps_images_is_advice() =>
        Facts.Of(With(Facts.Found with { HasContainerdStore = false, StorageDriver = "vfs", DataKind = "tmpfs" })).ShouldBe("SLP488A SLP488A SLP488A");

    [Fact]
    public void An_engine_without_root_is_advice() => Facts.Of(With(Facts.Found with { IsRootless = true })).ShouldBe("SLP488A");

    [Fact]
    public void An_SDK_below_the_floor_of_global_json_is_advice() =>
        Facts.Of(Facts.Good with { Host = Facts.Good.Host! with { Sdk = new SdkFacts("10.0.401", null, "/usr/share/dotnet/sdk") } }).ShouldBe("SLP488A");

    [Fact]
    public void A_platform_that_cannot_be_run_is_named()
    {
        var both = Facts.Needs with { Selection = Facts.Needs.Selection! with { Platforms = Platform.All } };
        Facts.Of(Facts.Good with { Needs = both }).ShouldBe("SLP482A");
    }

    [Fact]
    public void A_bridge_that_is_gone_is_missing_and_leftovers_are_advice() =>
        Facts.Of(With(Facts.Found with { MissingBridge = "docker0" }, "process 12 (dockerd)")).ShouldBe("SLP487 SLP486A");

    [Theory]
    [InlineData(true, "SLP483")]
    [InlineData(false, "SLP483A")]
    public void A_silent_address_is_missing_where_the_build_asks_it(bool isNeeded, string findings) =>
        Facts.Of(Facts.Good with { Addresses = [new("Debian packages", "http://x.example", isNeeded, "refused", null)] }).ShouldBe(findings);

    [Theory]
    [InlineData(4, "")]
    [InlineData(-90, "SLP484A")]
    [InlineData(60 * 24 * 40, "SLP484")]
    public void A_wrong_clock_is_told_and_a_day_is_too_much(int minutes, string findings) =>
        Facts
            .Of(Facts.Good with { Addresses = [new("Debian packages", "http://x.example", IsNeeded: true, null, TimeSpan.FromMinutes(minutes))] })
            .ShouldBe(findings);

    [Fact]
    public void One_server_whose_clock_is_wrong_is_not_the_machines_fault() =>
        Facts
            .Of(
                Facts.Good with
                {
                    Addresses =
                    [
                        new("a", "http://a.example", IsNeeded: true, null, TimeSpan.FromDays(-400)),
                        new("b", "http://b.example", IsNeeded: true, null, TimeSpan.FromSeconds(1)),
                    ],
                }
            )
            .ShouldBe("");

    [Fact]
    public void Proxies_that_differ_are_advice_and_equal_ones_are_not()
    {
        Facts.Of(Facts.Good with { Proxies = [new("a", "Slipway", "http://proxy:3128"), new("b", "apt", "")] }).ShouldBe("SLP488A");
        Facts.Of(Facts.Good with { Proxies = [new("a", "Slipway", "http://proxy:3128"), new("b", "apt", "http://proxy:3128/")] }).ShouldBe("");
    }

    [Fact]
    [Trait("Row", "S4")]
    public void Old_pins_are_advice_with_the_command_that_renews_them()
    {
        var facts = Facts.Good with { Checkout = new CheckoutFacts(true, 0, [new("locks/x.txt", new DateOnly(2026, 1, 1), TimeSpan.FromDays(90))]) };
        DoctorReport
            .Of(facts, DoctorRules.All)
            .Checks.SelectMany(x => x.Problems)
            .ShouldHaveSingleItem()
            .Fix.ShouldStartWith("./build.sh Lock --upstream debian");
    }

    [Fact]
    public void Locks_that_do_not_fit_are_missing_only_where_they_are_wanted_as_they_are()
    {
        var needs = Facts.Needs with { Refusals = [DriftProblems.LocksDoNotFit(["x does not exist"])] };
        Facts.Of(Facts.Good with { Needs = needs }).ShouldBe("SLP240A");
        Facts.Of(Facts.Good with { Needs = needs with { IsLocked = true } }).ShouldBe("SLP240");
    }

    [Fact]
    public void The_machine_and_the_checkout_are_looked_at()
    {
        Facts.Of(Facts.Good with { Host = Facts.Good.Host! with { CheckoutIsOnWindows = true, HasOverlay = false } }).ShouldBe("SLP488A SLP488A");
        Facts.Of(Facts.Good with { Host = Facts.Good.Host! with { HasIPv4 = false, HasIPv6 = true } }).ShouldBe("SLP488A");
        Facts.Of(Facts.Good with { Checkout = new CheckoutFacts(false, 0, []) }).ShouldBe("SLP488A");
        Facts.Of(Facts.Good with { Checkout = new CheckoutFacts(true, 3, []) }).ShouldBe("SLP488A");
        Facts.Of(Facts.Good with { Unanswered = ["proxies"] }).ShouldBe("SLP488A");
        Facts.Of(Facts.Good with { Programs = [new("git", null, false, "commits", "no commit", "apt-get install git")] }).ShouldBe("SLP485A");
    }

    [Fact]
    public void Every_finding_has_a_command_or_words_that_mend_it()
    {
        var bad = Facts.Good with
        {
            Disks = [Facts.Good.Disks![0] with { Free = 0 }],
            Memory = new MemoryFacts(1, null, 1, null),
            Engine = new EngineFacts(
                Facts.Found with
                {
                    MissingBridge = "docker0",
                    HasContainerdStore = false,
                    Platforms = new HashSet<string>(),
                },
                [],
                false,
                null,
                ["x"]
            ),
            Addresses = [new("a", "http://a.example", true, "refused", null)],
        };
        var problems = DoctorReport.Of(bad, DoctorRules.All).Checks.SelectMany(x => x.Problems).ToList();
        problems.Count.ShouldBeGreaterThan(6);
        problems.ShouldAllBe(x => x.Fix.Length > 0 && x.Allowed.Length > 0);
    }

    private static DoctorFacts With(EngineFound found, params string[] leftovers) =>
        Facts.Good with
        {
            Engine = new EngineFacts(found, [], IsChosen: false, Obstacle: null, leftovers),
        };
}
