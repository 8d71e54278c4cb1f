using Slipway.Core.Debian;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W6")]
public sealed class CoreMetadataTests
{
    private const string Info =
        "Metadata-Version: 2.1\nName: Thing\nVersion: 1.0\nProvides-Extra: test\n\nRequires-Dist: not a field, this is the description\n";

    [Fact]
    public void Requirements_of_setuptools_become_fields_with_their_markers()
    {
        var text = CoreMetadata.Read(Info).ShouldNotBeNull().WithRequires("a>=1\n\n[test]\nb\n\n[:python_version<'3']\nc\n\n[x:os_name=='nt']\nd\n").Text;
        text.ShouldBe(
            "Metadata-Version: 2.1\nName: Thing\nVersion: 1.0\nProvides-Extra: test\nRequires-Dist: a>=1\nRequires-Dist: b; extra == \"test\"\nRequires-Dist: c; python_version<'3'\n"
                + "Provides-Extra: x\nRequires-Dist: d; (os_name=='nt') and extra == \"x\"\n\nRequires-Dist: not a field, this is the description\n"
        );
    }

    [Fact]
    public void Requirements_that_are_fields_already_stay_as_they_are()
    {
        var metadata = CoreMetadata.Read("Name: a\nVersion: 1\nRequires-Dist: b\n").ShouldNotBeNull();
        metadata.WithRequires("c\n").ShouldBe(metadata);
    }

    [Theory]
    [InlineData("Name: a\n")]
    [InlineData("Name: ../../a\nVersion: 1\n")]
    public void Metadata_without_a_proper_name_and_version_is_none(string text) => CoreMetadata.Read(text).ShouldBeNull();
}
