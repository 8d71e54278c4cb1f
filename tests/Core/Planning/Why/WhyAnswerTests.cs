using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Planning.Why;

/// <summary>Why one thing of a plan is found or made.</summary>
[Trait("Row", "W3")]
public sealed class WhyAnswerTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private readonly TinyService _service = new();

    [Fact]
    public void A_layer_to_make_says_which_field_differs_from_the_nearest_known_key_and_both_values()
    {
        _service.Make(TinyService.Inputs);

        var answer = Ask(With(TinyService.Wheel("numpy", "2.2.5"), TinyService.Wheel("idna", "3.10")), "numpy").ShouldHaveSingleItem();

        (answer.State, answer.Kind, answer.Name, answer.Holds).ShouldBe(("make", "layer", "small", "numpy 2.2.5"));
        var change = answer.Changes.ShouldHaveSingleItem();
        (change.Kind, change.Field, change.Before, change.After).ShouldBe(("changed", "Wheels[numpy].Version", "2.2.4", "2.2.5"));
        change.Text.ShouldBe("numpy 2.2.4 -> 2.2.5");
        answer.Nearest.ShouldBe(Plan(TinyService.Inputs, "small").Key.Hex);
    }

    [Fact]
    public void Nearest_is_the_key_with_the_fewest_differing_fields_and_of_several_the_newest()
    {
        _service.Make(With(TinyService.Wheel("numpy", "2.2.3"), TinyService.Wheel("idna", "3.10")));
        _service.Make(With(TinyService.Wheel("numpy", "2.2.4"), TinyService.Wheel("idna", "3.10")));
        _service.Make(With(TinyService.Wheel("numpy", "1"), TinyService.Wheel("idna", "1"), TinyService.Wheel("h11", "1")));

        var answer = Ask(With(TinyService.Wheel("numpy", "2.2.5"), TinyService.Wheel("idna", "3.10")), "small").ShouldHaveSingleItem();

        answer.Known.ShouldBe(3);
        answer.Changes.ShouldHaveSingleItem().Before.ShouldBe("2.2.4");
    }

    /// <summary>One file that changed is two lines that differ, one that came is three (with their count): fields are compared, not lines.</summary>
    [Fact]
    public void The_plan_and_its_explanation_compare_with_the_same_key()
    {
        _service.Make(Files(("a", "1"), ("b", "0"), ("c", "1")));
        _service.Make(Files(("a", "1"), ("b", "1")));
        var now = Files(("a", "1"), ("b", "1"), ("c", "1"));

        var answer = Ask(now, "app").ShouldHaveSingleItem();

        answer.Changes.ShouldHaveSingleItem().Text.ShouldBe("service/c added");
        _service.Plan(now).ToMake.Single().Reasons.ShouldHaveSingleItem().Text.ShouldBe("service/c added");

        static PlanInputs Files(params (string Path, string Content)[] files) =>
            TinyService.Inputs with
            {
                App = [.. files.Select(x => TinyService.App(x.Path, x.Content))],
            };
    }

    [Fact]
    public void A_wheel_that_was_put_in_front_of_others_is_one_difference_and_not_one_for_each_that_moved()
    {
        var many = Enumerable.Range(0, 20).Select(x => TinyService.Wheel($"p{x:d2}", "1")).ToArray();
        _service.Make(With(many));
        _service.Make(With([.. many.Select((x, i) => i < 3 ? TinyService.Wheel($"p{i:d2}", "2") : x)]));

        var answer = Ask(With([TinyService.Wheel("a", "1"), .. many]), "small").ShouldHaveSingleItem();

        answer.Changes.ShouldHaveSingleItem().Field.ShouldBe("Wheels[a]");
    }

    [Fact]
    public void What_is_found_says_where_since_when_and_what_the_nearest_other_key_had()
    {
        _service.Make(With(TinyService.Wheel("numpy", "2.2.3"), TinyService.Wheel("idna", "3.10")));
        _service.Make(TinyService.Inputs);

        var answer = Ask(TinyService.Inputs, "small").ShouldHaveSingleItem();

        (answer.State, answer.Reason, answer.Known).ShouldBe(("found", "in the store", 1));
        answer.MadeBefore.ShouldBe("2026-11-21T10:00:00Z");
        answer.Changes.ShouldHaveSingleItem().Before.ShouldBe("2.2.3");
    }

    [Fact]
    public void What_was_never_made_says_so()
    {
        var answer = Ask(TinyService.Inputs, "app").ShouldHaveSingleItem();

        (answer.State, answer.Nearest, answer.Known, answer.Changes.Count).ShouldBe(("make", null, 0, 0));
        WhyText.Render(Report(TinyService.Inputs, "app")).ShouldContain("no other key of it is known");
    }

    [Fact]
    public void A_key_that_only_a_cache_knows_is_as_good_and_says_so()
    {
        _service.Make(TinyService.Inputs);
        var plan = _service.Plan(With(TinyService.Wheel("numpy", "2.2.5"), TinyService.Wheel("idna", "3.10")));
        var subject = new PlanSubjects(plan).Find("small").Single();

        var answer = WhyAnswer.Of(subject, Known(subject).Select(x => x with { Since = null }), plan.Inputs.Service);

        (answer.MadeBefore, answer.Known, answer.Changes.Count).ShouldBe((null, 1, 1));
        WhyText.Render(WhyReporting.Report("small", plan, [answer], [])).ShouldContain(", in the cache; 1 field differs");
    }

    [Theory]
    [InlineData("BuildBase")]
    [InlineData("build-base")]
    [InlineData("gcc-14")]
    public void The_toolchain_image_is_compared_by_what_layers_that_were_compiled_in_it_had(string name)
    {
        var before = _service.Make(TinyService.Inputs).BuildBase.Key;
        var inputs = TinyService.Inputs with { Toolchain = [TinyService.Deb("gcc-14", "14.2.0-20")] };

        var answer = Ask(inputs, name).ShouldHaveSingleItem();

        (answer.Kind, answer.State, answer.Nearest).ShouldBe(("product", "make", before.Hex));
        answer.Key.ShouldBe(_service.Plan(inputs).BuildBase.Key.Hex);
        var change = answer.Changes.ShouldHaveSingleItem();
        (change.Field, change.Before, change.After).ShouldBe(("Toolchain.Packages[gcc-14:amd64].Version", "14.2.0-19", "14.2.0-20"));
        change.Text.ShouldBe("toolchain: gcc-14 14.2.0-19 -> 14.2.0-20");
    }

    [Fact]
    public void A_compiled_wheel_is_asked_about_by_its_package_and_so_is_the_layer_that_has_it()
    {
        var before = _service.Make(Compiling("1"));
        _service.Texts["lz4"] = [before.Compiles.Single().Inputs];

        var answers = Ask(Compiling("2"), "LZ4");

        answers.Select(x => (x.Kind, x.Name, x.State)).ShouldBe([("wheel", "lz4", "make"), ("layer", "small", "make")]);
        var change = answers[0].Changes.ShouldHaveSingleItem();
        (change.Field, change.Text).ShouldBe(("Steps[steps/compile-wheel.py].Content", "dockerfiles/steps/compile-wheel.py changed"));
        answers[0].Nearest.ShouldBe(before.Compiles.Single().Key.Hex);
        answers[1].Changes.ShouldHaveSingleItem().Field.ShouldBe("Wheels[lz4].Compiled");
    }

    [Fact]
    public void The_Dockerfile_of_the_toolchain_image_is_called_by_its_name()
    {
        _service.Make(TinyService.Inputs);
        var inputs = TinyService.Inputs with { BuildBase = TinyService.Inputs.BuildBase with { Dockerfile = Digest.Of("other") } };

        Ask(inputs, "BuildBase").Single().Changes.Single().Text.ShouldBe("Dockerfile build-base.Dockerfile changed");
        Ask(inputs, "native").Single().Changes.Single().Field.ShouldBe("BuildBase.Dockerfile");
    }

    [Theory]
    [InlineData("BackendBuild", "native")]
    [InlineData("backend-build", "native")]
    [InlineData("Wheelhouse", "small")]
    [InlineData("NumPy", "small")]
    [InlineData("libc6", "base")]
    [InlineData("libopenblas0", "syslibs")]
    [InlineData("small.pyc", "small.pyc")]
    public void Products_components_packages_and_layers_have_names(string name, string layers) =>
        string.Join(' ', Ask(TinyService.Inputs, name).Select(x => x.Name)).ShouldBe(layers);

    [Fact]
    public void What_is_nothing_has_no_answer_and_every_name_has_one()
    {
        var subjects = new PlanSubjects(_service.Plan(TinyService.Inputs));

        subjects.Find("numpi").ShouldBeEmpty();
        subjects.Names.ShouldAllBe(x => subjects.Find(x).Count > 0);
    }

    [Fact]
    public void It_is_the_same_as_text_JSON_and_Markdown()
    {
        _service.Make(TinyService.Inputs);
        var report = Report(With(TinyService.Wheel("numpy", "2.2.5"), TinyService.Wheel("idna", "3.10")), "small");

        WhyReport.Read(report.ToJson()).Answers.Single().Changes.ShouldBe(report.Answers.Single().Changes);
        WhyText.Render(report).ShouldContain("make       layer linux/amd64/small: numpy 2.2.4 -> 2.2.5\n");
        WhyText.Render(report).ShouldContain("1 field differs\n      Wheels[numpy].Version: 2.2.4 -> 2.2.5\n");
        WhyMarkdown.Render(report).ShouldContain("| Wheels[numpy].Version | 2.2.4 -> 2.2.5 | numpy 2.2.4 -> 2.2.5 |\n");
    }

    private static PlanInputs Compiling(string step)
    {
        var source = new LockedPackage("lz4", "4.4.5", Digest.Of("lz4"), "lz4-4.4.5.tar.gz", 9, [LockedPackage.Root], true, []);
        return TinyService.Inputs with
        {
            CompileWheel = new StepFiles(Digest.Of("compile-wheel"), [TinyService.App("steps/compile-wheel.py", step)]),
            Platforms = [TinyService.OnePlatform(source) with { Sources = [new SourceBuild(source, [], BuildSettings.None, [])] }],
        };
    }

    private IReadOnlyList<WhyAnswerReport> Ask(PlanInputs inputs, string name) => Report(inputs, name).Answers;

    private WhyReport Report(PlanInputs inputs, string name)
    {
        var plan = _service.Plan(inputs);
        return WhyReporting.Report(name, plan, new PlanSubjects(plan).Find(name).Select(x => WhyAnswer.Of(x, Known(x), inputs.Service)), []);
    }

    /// <summary>What was made, an hour apart, the newest first.</summary>
    private IEnumerable<KnownKey> Known(PlanSubject subject) =>
        _service
            .Texts.GetValueOrDefault(subject.Kind == SubjectKind.BuildBase ? "native" : subject.Name, [])
            .Select((text, age) => new KnownKey(text, Day.AddHours(-age)));

    private LayerPlan Plan(PlanInputs inputs, string name) => _service.Plan(inputs).Layers.Single(x => x.Name == name);

    private static PlanInputs With(params LockedPackage[] wheels) => TinyService.Inputs with { Platforms = [TinyService.OnePlatform(wheels)] };
}
