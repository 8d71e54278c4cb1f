using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Tests.Locks.Builds;

[Trait("Row", "W5")]
public sealed class SourceArchiveTests
{
    [Theory]
    [InlineData("[build-system]\nrequires = ['flit_core>=3.12,<4']\nbuild-backend = 'flit_core.buildapi'\n", "flit_core>=3.12,<4")]
    [InlineData(
        "[build-system]\nrequires = [\n  \"setuptools>=45\", # the floor\n  \"setuptools_scm[toml]>=6.2\",\n]\n",
        "setuptools>=45|setuptools_scm[toml]>=6.2"
    )]
    [InlineData("[project]\nname = \"a\"\n[tool.x]\nrequires = ['wrong']\n", "setuptools>=40.8.0")]
    [InlineData("build-system.requires = [ 'a' , \"b\" ]\n", "a|b")]
    [InlineData("[build-system]\nrequires = []\n", "")]
    [InlineData("[build-system]\nbuild-backend = \"b\"\n[build-system.x]\nrequires = ['wrong']\n", "setuptools>=40.8.0")]
    [InlineData(
        "x = \"\"\"\n[build-system]\nrequires = ['wrong']\n\"\"\"\n[[table]]\n[ build-system ]\r\nrequires = ['a; python_version < \"3.14\"']\r\n",
        "a; python_version < \"3.14\""
    )]
    public void Requirements_are_read_without_running_anything(string project, string requires) =>
        string.Join('|', new SourceArchive("a-1.tar.gz", HasSetup: true, project).Requires()).ShouldBe(requires);

    [Theory]
    [InlineData("[build-system]\nrequires = ['a\n")]
    [InlineData("[build-system]\nrequires = ['a', \n")]
    [InlineData("[build-system]\nrequires\n")]
    public void What_is_no_TOML_is_refused(string project) =>
        Should.Throw<SlipwayException>(() => new SourceArchive("a-1.tar.gz", true, project).Requires()).Problems[0].Number.ShouldBe("SLP570");

    [Fact]
    public void Old_archives_have_a_setup_alone_and_what_has_neither_is_refused()
    {
        new SourceArchive("a-1.tar.gz", HasSetup: true, null).Requires().ShouldBe([SourceArchive.Legacy]);
        Should.Throw<SlipwayException>(() => new SourceArchive("a-1.tar.gz", HasSetup: false, null).Requires()).Problems[0].Number.ShouldBe("SLP571");
    }

    [Fact]
    public void Bytes_that_are_no_archive_are_refused() =>
        Should.Throw<SlipwayException>(() => SourceArchive.Read("a-1.tar.gz", new MemoryStream("no gzip"u8.ToArray()))).Problems[0].Number.ShouldBe("SLP570");
}
