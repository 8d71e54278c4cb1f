using Slipway.Core.Records;

namespace Slipway.Core.Tests.Records;

[Trait("Row", "C4")]
public sealed class AccountRecordTests
{
    [Fact]
    public void A_run_that_finds_nothing_is_what_later_ones_are_held_against()
    {
        var cold = Run(10, "made", "made") with { Products = [Product("BuildBase", 1, 0), Product("BackendBuild", 3, 1)] };
        cold = cold with { Account = AccountRecord.Of(cold, null) };
        var warm = Run(0.5, "found", "made") with { BytesIn = 7, Deliveries = [new("registry", "r", 0, 5), new("engine", "e", 0, 9)] };
        warm = warm with { Account = AccountRecord.Of(warm, cold) };
        var last = AccountRecord.Of(Run(0.25, "found", "found"), warm);

        cold.Account.ShouldBe(new AccountRecord(0, 2, 4, 1, 0, 0) { UncachedSeconds = 10, SavedSeconds = 0 });
        warm.Account.ShouldBe(new AccountRecord(1, 1, 0, 0, 7, 5) { UncachedSeconds = 10, SavedSeconds = 9.5 });
        (last.UncachedSeconds, last.SavedSeconds).ShouldBe((10, 9.75));
        cold.Account.ToLine().ShouldBe("found and not made: 0 of 2 layers, 1 of 5 BuildKit steps");
        warm.Account.ToLine().ShouldBe("found and not made: 1 of 2 layers; 9.5 s less than the last run that found no layer (10.0 s)");
    }

    [Fact]
    public void Wheels_are_counted_by_where_they_came_from()
    {
        var run = Run(12, "found", "made") with { Products = [Product("Wheelhouse", 0, 0) with { Wheels = new WheelCounts(4, 3, 2, 1) }] };
        var account = AccountRecord.Of(run, Run(1, "made", "made") with { Account = new AccountRecord(0, 2, 0, 0, 0, 0) { UncachedSeconds = 10 } });

        account.Wheels.ShouldBe(new WheelCounts(4, 3, 2, 1));
        account.ToLine().ShouldBe("found and not made: 1 of 2 layers, 6 of 10 wheels; 2.0 s more than the last run that found no layer (10.0 s)");
    }

    [Fact]
    public void A_record_of_before_is_read_and_one_with_an_account_comes_back_as_it_was()
    {
        var run = Run(1, "made") with { Products = [Product("Wheelhouse", 0, 0) with { Wheels = new WheelCounts(1, 2, 3, 4) }] };

        BuildRecord.Read(run.ToJson())!.Account.ShouldBeNull();
        run.ToJson().ShouldNotContain("account");
        var counted = BuildRecord.Read((run with { Account = AccountRecord.Of(run, null) }).ToJson())!;
        counted.Account.ShouldBe(AccountRecord.Of(run, null));
        counted.Products[0].Wheels.ShouldBe(new WheelCounts(1, 2, 3, 4));
    }

    private static BuildRecord Run(double seconds, params string[] states) =>
        new(
            BuildRecord.CurrentSchema,
            "id",
            "vad",
            "minimal-onnx-cpu",
            "debian",
            "key",
            seconds,
            [],
            [.. states.Select((x, i) => new LayerRecord($"linux/amd64/{i}", "App", "key", x, 0, 1, 1, "sha256:0", "sha256:0", "p"))],
            [],
            "",
            [],
            [],
            new Dictionary<string, string>(),
            0,
            null
        );

    private static ProductRecord Product(string name, int ran, int cached) => new(name, "key", "made", 1, 0, ran, cached);
}
