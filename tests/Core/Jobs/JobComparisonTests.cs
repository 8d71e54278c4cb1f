using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Jobs;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class JobComparisonTests
{
    [Fact]
    public void The_same_index_is_no_difference() => JobComparison.First(JobSample.Spec, JobSample.Spec).ShouldBeNull();

    [Fact]
    public void The_lowest_layer_that_differs_is_told_first()
    {
        var here = JobSample.WithLayer("numpy", x => x with { Key = JobSample.Hex('4'), Digest = JobSample.Digest('4') });
        here = here with { Layers = [.. here.Layers.Select(x => x.Name == "app" ? x with { Key = JobSample.Hex('5') } : x)] };
        var difference = JobComparison.First(JobSample.Spec, here).ShouldNotBeNull();
        (difference.Kind, difference.Here!.Name).ShouldBe((JobDifferenceKind.Key, "numpy"));
        JobDifferenceText.Of(difference).ShouldContain("linux/amd64, from the bottom first layer numpy: key bbbbbbbbbbbb there, 444444444444 here");
    }

    [Fact]
    public void The_same_key_with_other_bytes_is_told_apart_from_another_packer()
    {
        Kind(x => x with { Digest = JobSample.Digest('4'), DiffId = JobSample.Digest('5') }).ShouldBe(JobDifferenceKind.Content);
        Kind(x => x with { Digest = JobSample.Digest('4'), DiffId = null }).ShouldBe(JobDifferenceKind.Content);
        Kind(x => x with { Digest = JobSample.Digest('4') }).ShouldBe(JobDifferenceKind.Packing);
        // Where the layer itself was not made there is nothing but its key.
        Kind(x => x with { Digest = null }).ShouldBe(JobDifferenceKind.Config);
        Kind(x => x with { Name = "other" }).ShouldBe(JobDifferenceKind.Layers);
    }

    [Fact]
    public void Equal_layers_leave_the_config_and_equal_images_leave_the_index()
    {
        Kind(x => x).ShouldBe(JobDifferenceKind.Config);
        var index = JobSample.Spec with { Result = JobSample.Spec.Result! with { Index = JobSample.Digest('4') } };
        JobComparison.First(JobSample.Spec, index)!.Kind.ShouldBe(JobDifferenceKind.Index);
        JobComparison.First(JobSample.Spec, index with { Layers = [] })!.Kind.ShouldBe(JobDifferenceKind.Index);
    }

    [Fact]
    public void A_layer_or_a_platform_too_few_is_told()
    {
        var here = JobSample.WithLayer("app", x => x);
        JobComparison.First(JobSample.Spec, here with { Layers = [.. here.Layers.Take(2)] })!.Here.ShouldBeNull();
        JobComparison.First(JobSample.Spec, here with { Layers = [] })!.Kind.ShouldBe(JobDifferenceKind.Platform);
    }

    [Fact]
    public void Keys_that_differ_are_told_by_their_fields_with_values_and_words()
    {
        string Text(char digit) => Key.Text(new AppKey(1, "/app", [new FileFact("vad/app.py", FileModes.Plain, Digest.Parse(JobSample.Digest(digit)))]));
        var service = new ServiceFacts("vad", "service", ["vad"], "/app", "", "", ["python"], [], 8000, new Dictionary<string, string>(), "/", []);
        JobDifferenceText
            .Fields(JobSample.Layer("app", "App", 'c'), Text('1'), Text('2'), service)
            .ShouldHaveSingleItem()
            .ShouldBe($"Files[vad/app.py].Content: {JobSample.Digest('1')} -> {JobSample.Digest('2')} (service/vad/app.py changed)");
    }

    private static JobDifferenceKind Kind(Func<JobLayer, JobLayer> change) =>
        JobComparison.First(JobSample.Spec, JobSample.WithLayer("numpy", change)).ShouldNotBeNull().Kind;
}
