using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Tests.Planning;

[Trait("Row", "P2")]
public sealed class KeyDifferenceTests
{
    [Fact]
    public void Just_the_members_that_differ_are_named_whatever_stands_around_them()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var before = Enumerable.Range(0, random.Next(0, 60)).Select(x => Fact($"package-{x:d2}", random.Next(2))).ToList();
            var after = before.Where(_ => random.Next(20) > 0).Select(x => random.Next(10) == 0 ? Fact(x.Name, 2) : x).ToList();
            for (var added = random.Next(3); added > 0; added--)
                after.Insert(random.Next(after.Count + 1), Fact($"new-{added}", 1));
            var changed = after.Except(before).Concat(before.Except(after)).Select(x => x.Name).Distinct();
            Between(before, after).Select(x => x.Id!).Distinct().Order().ShouldBe(changed.Order(), $"seed {seed}");
        }
    }

    [Fact]
    public void A_change_on_the_first_and_on_the_last_line_is_found()
    {
        KeyDifference
            .Between("A.X=1\nA.Y=2\n", "A.X=2\nA.Y=2\n")
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Field.ShouldBe("X"), x => x.After.ShouldBe("2"));
        KeyDifference
            .Between("A.X=1\nA.Y=12\n", "A.X=1\nA.Y=22\n")
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Field.ShouldBe("Y"), x => x.Before.ShouldBe("12"));
        KeyDifference.Between("A.X=1\n", "A.X=1\nA.Y=1\n").ShouldHaveSingleItem().Kind.ShouldBe(KeyChangeKind.Added);
        KeyDifference.Between("A.X=1\nB.X=1\n", "B.X=1\n").ShouldHaveSingleItem().Kind.ShouldBe(KeyChangeKind.Removed);
    }

    private static IReadOnlyList<KeyChange> Between(List<WheelFact> before, List<WheelFact> after) =>
        [.. KeyDifference.Between(Text(before), Text(after)).Where(x => x.Kind != KeyChangeKind.Reordered)];

    private static string Text(List<WheelFact> wheels) => Key.Text(new WheelsKey(1, "3.13", Digest.Of("rules"), wheels));

    private static WheelFact Fact(string name, int version) => new(name, $"{version}", $"{name}-{version}-py3-none-any.whl", Digest.Of($"{name} {version}"));
}
