using Slipway.Core.Catalog;

namespace Slipway.Core.Planning.Why;

/// <summary>Why something is found or has to be made: its key, and the nearest other key that is known.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Key">Its key.</param>
/// <param name="MadeBefore">Since when this very key is known; null where it is not.</param>
/// <param name="Known">How many other keys of it are known.</param>
/// <param name="Nearest">The nearest of them; null where there is none.</param>
/// <param name="Changes">What differs from that one, each in words.</param>
public sealed record WhyAnswer(
    PlanSubject Subject,
    Key Key,
    DateTimeOffset? MadeBefore,
    int Known,
    NearestKey? Nearest,
    IReadOnlyList<(KeyChange Change, string Words)> Changes
)
{
    /// <summary>The answer about one subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="earlier">Keys that layers of its maker and name had; of the toolchain image those of layers that were compiled in it.</param>
    /// <param name="service">The service, for words.</param>
    public static WhyAnswer Of(PlanSubject subject, IEnumerable<KnownKey> earlier, ServiceFacts service)
    {
        List<KnownKey> known = subject.Kind switch
        {
            SubjectKind.BuildBase => [.. earlier.Select(x => x.Nested("BuildBase", "BuildBaseKey")).OfType<KnownKey>()],
            _ => [.. earlier],
        };
        var others = known.Where(x => x.Text != subject.Text).OrderBy(x => x.Since is null).DistinctBy(x => x.Text).ToList();
        var nearest = NearestKey.Of(subject.Text, others);
        var words = new ReasonWords(service);
        return new WhyAnswer(
            subject,
            Key.OfText(subject.Text),
            known.Where(x => x.Text == subject.Text).Max(x => x.Since),
            others.Count,
            nearest,
            [.. (nearest?.Changes ?? []).Select(x => (x, words.Of(subject.Kind == SubjectKind.BuildBase ? InBuildBase(x) : x)))]
        );
    }

    /// <summary>Words are told by the place of a field in the key of a layer, where the toolchain image is a part.</summary>
    private static KeyChange InBuildBase(KeyChange change) => change with { Field = $"BuildBase.{change.Field}" };
}
