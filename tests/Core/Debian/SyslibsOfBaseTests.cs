using Slipway.Core.Catalog;
using Slipway.Core.Debian;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "F4")]
public sealed class SyslibsOfBaseTests
{
    private static readonly HashSet<string> s_base = ["libc.so.6", "libm.so.6"];

    [Fact]
    public void What_the_base_has_needs_no_package() =>
        SyslibsTree
            .OfBase([Object(62, "libc.so.6", "libm.so.6"), Object(null)], s_base, Platform.Amd64, ["libm.so.6"])
            .ShouldNotBeNull()
            .Entries.ShouldBeEmpty();

    [Fact]
    public void One_library_more_has_to_be_looked_for() =>
        SyslibsTree.OfBase([Object(62, "libc.so.6", "libGL.so.1")], s_base, Platform.Amd64, []).ShouldBeNull();

    [Fact]
    public void So_has_one_that_is_opened_by_name() => SyslibsTree.OfBase([], s_base, Platform.Amd64, ["libz.so.1"]).ShouldBeNull();

    [Fact]
    public void An_object_of_another_machine_is_not_passed_over() => SyslibsTree.OfBase([Object(183, "libc.so.6")], s_base, Platform.Amd64, []).ShouldBeNull();

    private static ElfSource Object(int? machine, params string[] needed) => new("x", machine, needed);
}
