using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;
using Slipway.Core.Rendering;

namespace Slipway.Core.Jobs;

/// <summary>Says a difference of two results to people.</summary>
public static class JobDifferenceText
{
    /// <summary>What differs, without why.</summary>
    /// <param name="difference">The difference.</param>
    public static string Of(JobDifference difference) =>
        difference switch
        {
            { Kind: JobDifferenceKind.Platform, Here: null } => $"there is no image for {difference.Platform} here",
            { Kind: JobDifferenceKind.Platform } => $"the job has no image for {difference.Platform}",
            { Kind: JobDifferenceKind.Layers, There: { } there, Here: { } here } =>
                $"the image for {difference.Platform}: layer {there.Name} there is layer {here.Name} here",
            { Kind: JobDifferenceKind.Layers, There: { } there } => $"the image for {difference.Platform}: layer {there.Name} is not there here",
            { Kind: JobDifferenceKind.Layers } => $"the image for {difference.Platform}: layer {difference.Here?.Name} was not there",
            { Kind: JobDifferenceKind.Key, There: { } there, Here: { } here } =>
                $"the image for {difference.Platform}, from the bottom first layer {here.Name}: key {Short(there.Key)} there, {Short(here.Key)} here",
            { Kind: JobDifferenceKind.Content, There: { } there, Here: { } here } =>
                $"the image for {difference.Platform}, from the bottom first layer {here.Name}: the same key {Short(here.Key)}, and {there.Digest} there, {here.Digest} here",
            { Kind: JobDifferenceKind.Packing, There: { } there, Here: { } here } =>
                $"the image for {difference.Platform}, from the bottom first layer {here.Name}: the same content {here.DiffId}, packed to {there.Digest} there and to {here.Digest} here by another packer",
            { Kind: JobDifferenceKind.Config } => $"the image for {difference.Platform}: all layers are the same, its config is not",
            _ => "all images are the same; the index that names them says another commit, or that files were not as committed",
        };

    /// <summary>In which fields two keys of a layer differ, a line each.</summary>
    /// <param name="here">The layer made here.</param>
    /// <param name="thereText">Text of the job's key.</param>
    /// <param name="hereText">Text of the key here.</param>
    /// <param name="service">The service, for words.</param>
    public static IReadOnlyList<string> Fields(JobLayer here, string thereText, string hereText, ServiceFacts service)
    {
        var subject = new PlanSubject(SubjectKind.Layer, here.Name, here.Platform, hereText, PlanState.Make, [new Reason(ReasonKind.Input, "")])
        {
            Maker = Enum.TryParse<LayerMaker>(here.Maker, out var maker) ? maker : default,
        };
        var answer = WhyReporting.Answer(WhyAnswer.Of(subject, [new KnownKey(thereText, null)], service));
        return [.. answer.Changes.Select(WhyText.Change)];
    }

    private static string Short(string key) => key[..Math.Min(12, key.Length)];
}
