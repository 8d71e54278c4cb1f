using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using static Slipway.Core.Tests.Planning.TinyService;

namespace Slipway.Core.Tests.Planning;

/// <summary>Check and Dev are the shipped image and more: in the plan the layers of the one are the first of the other.</summary>
[Trait("Row", "K4")]
[Trait("Row", "R6")]
public sealed class DevPlanTests
{
    private readonly TinyService _service = new();

    [Fact]
    public void The_layers_of_the_shipped_image_are_the_first_of_the_others_by_key()
    {
        var runtime = Layers(ImageProduct.Runtime);
        var check = Layers(ImageProduct.Check);
        var dev = Layers(ImageProduct.Dev);
        check.Take(runtime.Count).ShouldBe(runtime);
        dev.Take(runtime.Count).ShouldBe(runtime);
        check.Skip(runtime.Count).Select(x => x.Name).ShouldBe(["test-tools", "test-model", "tests"]);
        dev.Skip(runtime.Count).Select(x => x.Name).ShouldBe(["tools", "test-tools", "test-model", "tests"]);
        dev.TakeLast(3).ShouldBe(check.TakeLast(3));
    }

    [Fact]
    public void Where_the_shipped_image_is_made_only_the_layers_on_top_have_to_be()
    {
        _service.Make(Of(ImageProduct.Runtime));
        _service.Plan(Of(ImageProduct.Dev)).ToMake.Select(x => x.Name).ShouldBe(["tools", "test-tools", "test-model", "tests"]);
    }

    [Fact]
    [Trait("Row", "P1")]
    public void A_changed_test_makes_the_layer_of_tests_and_is_named()
    {
        _service.Make(Of(ImageProduct.Dev));
        var inputs = Of(ImageProduct.Dev);
        var layer = _service.Plan(inputs with { Dev = inputs.Dev! with { Tests = [App("test_a.py", "2")] } }).ToMake.ShouldHaveSingleItem();
        layer.Maker.ShouldBe(LayerMaker.Tests);
        layer.Reasons.ShouldHaveSingleItem().Text.ShouldBe("service/tests/test_a.py changed");
    }

    [Fact]
    public void All_of_them_start_alike()
    {
        var (runtime, dev) = (ServiceConfig.For(Service), ServiceConfig.For(Service, ImageProduct.Dev));
        (dev.User, dev.WorkingDir).ShouldBe((runtime.User, runtime.WorkingDir));
        dev.Entrypoint.ShouldBe(runtime.Entrypoint);
        dev.Env!.Except(runtime.Env!).ShouldHaveSingleItem().ShouldEndWith(":/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
    }

    [Theory]
    [InlineData(ImageProduct.Runtime, "minimal-onnx-cpu")]
    [InlineData(ImageProduct.Check, "minimal-onnx-cpu-check")]
    [InlineData(ImageProduct.Dev, "minimal-onnx-cpu-dev")]
    public void The_tag_says_which_it_is(ImageProduct product, string tag) => Of(product).Selection.Tag.ShouldBe(tag);

    private List<(string Name, Key Key)> Layers(ImageProduct product) => [.. _service.Plan(Of(product)).Layers.Select(x => (x.Name, x.Key))];

    private static PlanInputs Of(ImageProduct product)
    {
        var inputs = Inputs with { Selection = Inputs.Selection with { Product = product }, Service = Service with { Tests = "service/tests" } };
        return product == ImageProduct.Runtime
            ? inputs
            : inputs with
            {
                Dev = new DevInputs(
                    [App("test_a.py", "1")],
                    new ModelPin("p", "1", "", "t.onnx", Digest.Of("test model").Hex, 1000, "/opt/check/model/t.onnx", ""),
                    Digest.Of("runner")
                ),
                Platforms =
                [
                    .. inputs.Platforms.Select(x =>
                        x with
                        {
                            TestTools = [Deb("python3-pytest", "8.3.5-2")],
                            Tools = product == ImageProduct.Dev ? [.. x.Base, Deb("git", "2.47.3")] : [],
                        }
                    ),
                ],
            };
    }
}
