using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Planning;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Planning;

/// <summary>What one changed input makes anew, and in which words that is said.</summary>
[Trait("Row", "P1")]
[Trait("Row", "P2")]
public sealed class PlannerTests
{
    private static readonly PlatformInputs Amd64 = Inputs.Platforms[0];

    public static TheoryData<string, object, string, string> Changes =>
        new()
        {
            { "a file of the app", Inputs with { App = [App("vad/app.py", "2"), Inputs.App[1]] }, "app", "service/vad/app.py changed" },
            {
                "a mode of the app",
                Inputs with
                {
                    App = [App("vad/app.py", "1", FileModes.Executable), Inputs.App[1]],
                },
                "app",
                "service/vad/app.py mode 0644 -> 0755"
            },
            { "a file more", Inputs with { App = [.. Inputs.App, App("vad/c.py", "1")] }, "app", "service/vad/c.py added" },
            { "a file less", Inputs with { App = [Inputs.App[0]] }, "app", "service/vad/b.py removed" },
            { "the app's folder", Inputs with { Service = Service with { Folder = "/srv" } }, "app", "folder /app -> /srv" },
            { "a native source", Inputs with { Native = [App("frames.cpp", "2")] }, "native", "service/native/frames.cpp changed" },
            {
                "a step script",
                Inputs with
                {
                    BackendBuild = Inputs.BackendBuild with { Steps = [.. Inputs.BackendBuild.Steps.SkipLast(1), App("steps/compile-native.sh", "2")] },
                },
                "native",
                "dockerfiles/steps/compile-native.sh changed"
            },
            {
                "a Dockerfile",
                Inputs with
                {
                    BackendBuild = Inputs.BackendBuild with { Dockerfile = Digest.Of("2") },
                },
                "native",
                "Dockerfile backend-build.Dockerfile changed"
            },
            {
                "the toolchain's Dockerfile",
                Inputs with
                {
                    BuildBase = Inputs.BuildBase with { Dockerfile = Digest.Of("2") },
                },
                "native",
                "Dockerfile build-base.Dockerfile changed"
            },
            { "a compiler", Inputs with { Toolchain = [Deb("gcc-14", "14.2.0-20")] }, "native", "toolchain: gcc-14 14.2.0-19 -> 14.2.0-20" },
            { "the model", Inputs with { Model = Inputs.Model! with { Sha256 = Digest.Of("other").Hex } }, "model", "model file opt/model/m.onnx changed" },
            {
                "a wheel",
                Inputs with
                {
                    Platforms = [Amd64 with { Groups = [new WheelGroup("small", [Wheel("numpy", "2.2.5"), Wheel("idna", "3.10")])] }],
                },
                "small syslibs small.pyc",
                "numpy 2.2.4 -> 2.2.5"
            },
            {
                "a package of the base",
                Inputs with
                {
                    Platforms = [Amd64 with { Base = [Deb("libc6", "2.41-13"), Amd64.Base[1]] }],
                },
                "base syslibs",
                "libc6 2.41-12 -> 2.41-13"
            },
            {
                "a package that libraries are taken from",
                Inputs with
                {
                    Platforms = [Amd64 with { Syslibs = [Deb("libopenblas0", "0.3.30")] }],
                },
                "syslibs",
                "libopenblas0 0.3.29 -> 0.3.30"
            },
            { "the interpreter", Inputs with { Platforms = [Amd64 with { Python = "3.13.6" }] }, "venv base.pyc small.pyc", "Python 3.13.5 -> 3.13.6" },
            {
                "Python's own modules",
                Inputs with
                {
                    Platforms = [Amd64 with { Base = [Amd64.Base[0], Deb("libpython3.13-stdlib", "3.13.5-3")] }],
                },
                "base syslibs base.pyc",
                "libpython3.13-stdlib 3.13.5-2 -> 3.13.5-3"
            },
            { "the script that compiles", Inputs with { Bytecode = Digest.Of("2") }, "base.pyc small.pyc", "dockerfiles/steps/compile-bytecode.py changed" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void One_changed_input_makes_the_layers_that_it_is_in_and_no_other_and_is_named(string what, object changed, string layers, string reason)
    {
        var service = new TinyService();
        service.Make(Inputs);
        var plan = service.Plan((PlanInputs)changed);
        plan.ToMake.Select(x => x.Name).ShouldBe(layers.Split(' '), ignoreOrder: true, customMessage: what);
        plan.ToMake.First(x => x.Name == layers.Split(' ')[0]).Reasons.ShouldHaveSingleItem().Text.ShouldBe(reason);
        if (layers.StartsWith("base syslibs", StringComparison.Ordinal))
            plan.ToMake.Single(x => x.Name == "syslibs").Reasons.ShouldHaveSingleItem().Text.ShouldBe("base: " + reason);
    }

    public static TheoryData<object> Configs =>
        [
            Service with
            {
                Environment = new Dictionary<string, string> { ["A"] = "1" },
            },
            Service with
            {
                Command = ["python", "-m", "vad"],
            },
            Service with
            {
                Health = ["python"],
            },
            Service with
            {
                Port = 9000,
            },
            // The title of its labels.
            Service with
            {
                Name = "other",
            },
        ];

    [Theory]
    [MemberData(nameof(Configs))]
    public void What_a_container_starts_with_changes_the_image_and_no_layer(object config)
    {
        var service = new TinyService();
        var before = service.Make(Inputs);
        var after = service.Plan(Inputs with { Service = (ServiceFacts)config });
        after.ToMake.ShouldBeEmpty();
        after.Images[0].Key.ShouldNotBe(before.Images[0].Key);
        after.Key.ShouldNotBe(before.Key);
    }

    [Fact]
    [Trait("Row", "Y4")]
    public void Another_plan_of_the_same_wheels_makes_their_layers_and_no_other()
    {
        var service = new TinyService();
        service.Make(Inputs);
        var apart = Amd64.Groups[0].Wheels.Select(x => new WheelGroup(x.Name, [x])).ToList();

        var plan = service.Plan(Inputs with { Platforms = [Amd64 with { Groups = apart }] });

        plan.ToMake.Select(x => x.Name).ShouldBe(["numpy", "idna", "numpy.pyc", "idna.pyc"]);
    }

    [Fact]
    public void The_user_of_a_container_is_in_what_the_image_is_keyed_by() =>
        ServiceConfig.For(Service).User.ShouldBe($"{ServiceConfig.Uid}:{ServiceConfig.Uid}");

    [Fact]
    public void The_reason_is_told_by_the_nearest_key_that_was_ever_made_not_by_the_last()
    {
        var service = new TinyService();
        service.Make(Inputs);
        service.Make(Inputs with { App = [App("vad/app.py", "9"), App("vad/b.py", "9"), App("vad/z.py", "9")] });
        var plan = service.Plan(Inputs with { App = [App("vad/app.py", "1"), App("vad/b.py", "2")] });
        plan.ToMake.Single().Reasons.ShouldHaveSingleItem().Text.ShouldBe("service/vad/b.py changed");
    }

    [Fact]
    public void A_layer_that_was_never_made_and_one_that_left_the_store_are_told_apart()
    {
        var service = new TinyService();
        service.Plan(Inputs).ToMake.ShouldAllBe(x => x.Reasons.Single().Kind == ReasonKind.New);
        service.Make(Inputs);
        service.Layers.Clear();
        service.Plan(Inputs).ToMake.ShouldAllBe(x => x.Reasons.Single().Kind == ReasonKind.Gone);
    }

    [Fact]
    public void All_reasons_are_kept_and_what_Slipway_does_otherwise_comes_first()
    {
        var before = Key.Text(new Core.Planning.Keys.AppKey(1, "/app", [App("a", "1"), App("b", "1")]));
        var after = Key.Text(new Core.Planning.Keys.AppKey(2, "/srv", [App("a", "2"), App("c", "1")]));
        var words = new ReasonWords(Service);
        KeyDifference
            .Between(before, after)
            .Select(words.Of)
            .ShouldBe(["Slipway makes it another way (recipe 1 -> 2)", "service/a changed", "service/b removed", "service/c added", "folder /app -> /srv"]);
    }
}
