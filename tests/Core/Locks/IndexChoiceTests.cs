using Slipway.Core.Catalog;
using Slipway.Core.Locks.Index;

namespace Slipway.Core.Tests.Locks;

/// <summary>Where packages come from: what was named beats the upstream, that beats the public index.</summary>
[Trait("Row", "E3")]
public sealed class IndexChoiceTests
{
    private static readonly Upstream s_acme = Upstreams
        .With([new CustomUpstream("acme", "pypi", [new Core.Catalog.PackageIndex("own", "https://own.example/simple", ["acme-*"])])])
        .Single(x => x.Name == "acme");

    [Fact]
    public void What_was_named_beats_the_upstream_and_that_beats_the_public_index()
    {
        Names(IndexChoice.Of("https://named.example/simple", s_acme, "cpu")).ShouldBe("default https://named.example/simple");
        Names(IndexChoice.Of(null, s_acme, "cpu")).ShouldBe("own https://own.example/simple");
        IndexChoice.Of(null, Upstreams.Public, "gpu").Indexes.ShouldBe(PublicIndex.For("gpu").Indexes);
    }

    private static string Names(IndexSet set) => string.Join(' ', set.Indexes.Select(x => $"{x.Name} {x.Address}"));
}
