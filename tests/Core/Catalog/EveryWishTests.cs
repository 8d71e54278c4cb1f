using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog;

/// <summary>All combinations, blanks included: few enough to try each.</summary>
[Trait("Row", "M4")]
[Trait("Row", "U2")]
public sealed class EveryWishTests
{
    private static readonly IReadOnlyList<CustomUpstream> Custom = [new("old", "public", BaseDistribution: "almalinux-8"), new("corp", "debian")];

    private static IEnumerable<Wish> All =>
        from mode in Enum.GetValues<Mode>().Select(x => (Mode?)x).Append(null)
        from device in Enum.GetValues<Device>().Select(x => (Device?)x).Append(null)
        from backend in Enum.GetValues<Backend>().Select(x => (BackendChoice[])[(BackendChoice)x]).Append([])
        from platforms in new string[][] { [], ["linux/amd64"], ["linux/arm64"], ["linux/arm64", "linux/amd64"] }
        from upstream in new[] { null, "public", "pypi", "debian", "old", "corp" }
        select new Wish(Platform.Amd64)
        {
            Mode = mode,
            Device = device,
            Backends = backend,
            Platforms = platforms,
            Upstream = upstream,
            CustomUpstreams = Custom,
        };

    [Fact]
    public void A_wish_becomes_a_selection_that_breaks_no_rule_or_is_refused_with_ways_out_that_resolve()
    {
        var (resolved, refused) = (0, 0);
        foreach (var wish in All)
        {
            var (selection, problems) = Resolver.Try(wish);
            if (problems.Count == 0)
            {
                resolved++;
                Rules.All.ShouldAllBe(rule => !rule.IsBrokenBy(selection!));
            }
            else
            {
                refused++;
                foreach (var problem in problems)
                    AssertWaysOut(wish, problem, Resolver.Resolve);
            }
        }
        resolved.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void What_is_not_built_names_the_nearest_selection_that_is()
    {
        foreach (var wish in All)
        {
            try
            {
                BuiltSelection.Has(Resolver.ResolveToBuild(wish)).ShouldBeTrue();
            }
            catch (SlipwayException e) when (e.Problems[^1].Number == "SLP112")
            {
                var fix = e.Problems[^1].Fix;
                fix.ShouldStartWith("./build.sh Runtime --");
                BuiltSelection.Has(Resolver.ResolveToBuild(Read(wish, fix["./build.sh Runtime ".Length..]))).ShouldBeTrue(fix);
            }
        }
    }

    private static void AssertWaysOut(Wish wish, Problem problem, Func<Wish, Selection> resolve)
    {
        problem.Number.ShouldMatch("^SLP1[13][0-9]$");
        problem.Family.ShouldBe(Family.Usage);
        problem.Found.ShouldNotBeEmpty();
        problem.Allowed.ShouldNotBeEmpty();
        problem.Fix.ShouldNotBeEmpty(problem.Found);
        foreach (var way in problem.Fix.Split(", or ").Where(x => x.StartsWith("--", StringComparison.Ordinal)))
            Should.NotThrow(() => resolve(Read(wish, way)), $"{problem.Found}: {way}");
    }

    /// <summary>The wish that the options of a way out make; platforms stay as they were.</summary>
    private static Wish Read(Wish asked, string options)
    {
        var wish = asked with { Mode = null, Device = null, Backends = [], Upstream = null };
        var words = options.Split(' ');
        for (var i = 0; i < words.Length; i += 2)
            wish = words[i] switch
            {
                "--mode" => wish with { Mode = Enum.Parse<Mode>(words[i + 1], ignoreCase: true) },
                "--device" => wish with { Device = Enum.Parse<Device>(words[i + 1], ignoreCase: true) },
                "--backend" => wish with { Backends = [Enum.Parse<BackendChoice>(words[i + 1], ignoreCase: true)] },
                "--upstream" => wish with { Upstream = words[i + 1] },
                _ => throw new ArgumentException($"no option {words[i]} is known here", nameof(options)),
            };
        return wish;
    }
}
