using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog.Components;

[Trait("Row", "B2")]
public sealed class ComponentListTests
{
    private static ComponentList Repository { get; } =
        ComponentList.Read(File.ReadAllText(Path.Combine(Slipway.Tests.Repository.Root, ComponentList.File)), ComponentList.File);

    [Fact]
    public void The_list_has_every_component_of_the_distributed_engines()
    {
        string[] wanted = ["hwloc", "gdrcopy", "ucx", "libfabric", "nixl", "dynamo-runtime", "dynamo", "nats", "etcd"];
        wanted.Except(Repository.Components.Select(x => x.Name)).ShouldBeEmpty();
        Repository.Components.Select(x => x.Tier).Distinct().Order().ShouldBe(["commit", "rare"]);
    }

    [Fact]
    public void Every_component_has_a_source_for_upstream_public_and_says_who_pinned_it()
    {
        foreach (var component in Repository.Components)
        {
            component.SourceFor(UpstreamKind.Public).ShouldNotBeNull(component.Name);
            foreach (var source in component.Sources)
                source.PinnedBy.StartsWith("nobody", StringComparison.Ordinal).ShouldBe(source.Sha256.Length == 0, component.Name);
        }
    }

    [Fact]
    public void Upstream_debian_takes_its_sources_from_the_mirror_alone() =>
        Repository
            .Components.Select(x => x.SourceFor(UpstreamKind.Debian))
            .OfType<ComponentSource>()
            .ShouldAllBe(x => x.Address.StartsWith("pool/main/") && x.Sha256.Length == 64 && x.Size > 0);

    [Fact]
    public void What_is_needed_comes_first_and_what_changes_with_every_commit_last() =>
        Repository
            .Closure(["dynamo", "hwloc"], UpstreamKind.Public, "here")
            .Select(x => x.Name)
            .ShouldBe(["hwloc", "numactl", "rdma-core", "libfabric", "gdrcopy", "ucx", "nixl", "dynamo-runtime", "dynamo"]);

    [Fact]
    public void Needs_and_flags_may_differ_by_upstream()
    {
        Repository.Closure(["libfabric"], UpstreamKind.Debian, "here").Select(x => x.Name).ShouldBe(["hwloc", "numactl", "libfabric"]);
        var libfabric = Repository.Components.Single(x => x.Name == "libfabric");
        libfabric.FlagsFor(UpstreamKind.Debian, Platform.Amd64).ShouldContain("--disable-verbs");
        libfabric.FlagsFor(UpstreamKind.Public, Platform.Amd64).ShouldNotContain("--disable-verbs");
        libfabric.FlagsFor(UpstreamKind.Debian, Platform.Arm64).ShouldNotContain("--enable-psm3=yes");
    }

    [Fact]
    public void Names_that_nobody_knows_are_told_together_with_the_nearest()
    {
        var problems = Should.Throw<SlipwayException>(() => Repository.Closure(["hwlock", "rocm"], UpstreamKind.Debian, "service.components")).Problems;
        problems.Select(x => x.Number).ShouldBe(["SLP320", "SLP320"]);
        problems[0].Found.ShouldBe("service.components: there is no component 'hwlock'; did you mean 'hwloc'?");
    }

    [Theory]
    [InlineData("SLP320", "a:rare:b")]
    [InlineData("SLP321", "a:rare:a")]
    [InlineData("SLP321", "a:rare:b", "b:rare:c", "c:rare:a")]
    [InlineData("SLP322", "a:rare:b", "b:commit")]
    [InlineData("SLP323", "a:rare", "a:rare")]
    public void A_list_that_contradicts_itself_is_refused(string number, params string[] components)
    {
        var problems = Should.Throw<SlipwayException>(() => ComponentList.Read(Json(components), "components.json")).Problems;
        problems.ShouldHaveSingleItem().Number.ShouldBe(number);
        problems[0].Found.ShouldContain("components.json");
    }

    [Fact]
    public void A_cycle_is_told_as_the_way_round() =>
        Should
            .Throw<SlipwayException>(() => ComponentList.Read(Json("x:rare:a", "a:rare:b", "b:rare:a"), "components.json"))
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldEndWith("a -> b -> a");

    [Theory]
    [InlineData("\"sha256\": \"abc\"")]
    [InlineData("\"address\": \"http://example.com/a.tar.gz\"")]
    [InlineData("\"address\": \"pool/../../etc/passwd\"")]
    public void A_source_that_cannot_be_right_is_refused_at_its_place(string member)
    {
        var name = member[..member.IndexOf(':', StringComparison.Ordinal)];
        var json = string.Join(",", Json("a:rare").Split(',').Select(x => x.Contains(name, StringComparison.Ordinal) ? member : x));
        Should.Throw<SlipwayException>(() => ComponentList.Read(json, "components.json")).Problems[0].Found.ShouldContain("components.json:");
    }

    [Theory]
    [InlineData("usr/local/lib/libhwloc.so.15", true, true)]
    [InlineData("usr/local/lib/libhwloc.so", true, false)]
    [InlineData("usr/local/lib/ucx/libuct_ib.so.0", true, false)]
    [InlineData("usr/local/bin/fi_info", true, false)]
    [InlineData("usr/local/include/hwloc.h", false, false)]
    [InlineData("usr/local/lib/pkgconfig/hwloc.pc", false, false)]
    [InlineData("usr/local/lib/libhwloc.a", false, false)]
    public void Images_get_what_runs_and_nothing_that_only_compilers_read(string path, bool isForImages, bool isLibrary)
    {
        ComponentFiles.IsForImages(path).ShouldBe(isForImages);
        ComponentFiles.IsLibrary(path).ShouldBe(isLibrary);
    }

    private static string Json(params string[] components) =>
        "{\"components\": ["
        + string.Join(
            ", ",
            components
                .Select(x => x.Split(':'))
                .Select(x =>
                    $$"""
                        {"name": "{{x[0]}}", "tier": "{{x[1]}}", "system": "make", "flags": [], "backends": [], "needs": [{{(
                            x.Length > 2 ? $"\"{x[2]}\"" : ""
                        )}}],
                        "sources": [{"upstreams": ["debian"], "version": "1", "address": "pool/main/a/a.tar.gz", "sha256": "", "pinnedBy": "nobody"}]}
                        """
                )
        )
        + "]}";
}
