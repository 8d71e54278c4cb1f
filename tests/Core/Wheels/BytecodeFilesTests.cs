using Slipway.Core.Images;
using Slipway.Core.Wheels;

namespace Slipway.Core.Tests.Wheels;

/// <summary>Which files have bytecode, and where Python looks for it.</summary>
[Trait("Row", "R7")]
public sealed class BytecodeFilesTests
{
    [Theory]
    [InlineData("opt/venv/lib/python3.13/site-packages/a/b.py", true)]
    [InlineData("opt/venv/lib/python3.13/site-packages/a/b.pyi", false)]
    [InlineData("opt/venv/lib/python3.13/site-packages/a/b.so", false)]
    [InlineData("opt/venv/bin/tool.py", false)]
    [InlineData("opt/venv/lib/python3.12/site-packages/a.py", false)]
    [InlineData("usr/lib/python3.13/os.py", false)]
    public void A_source_is_what_can_be_imported_from_the_environment(string path, bool isSource) =>
        BytecodeFiles.Sources([LayerEntry.File(path, [])], "opt/venv", 13).Any().ShouldBe(isSource);

    [Fact]
    public void A_link_to_a_source_has_no_bytecode_of_its_own() =>
        BytecodeFiles.Sources([LayerEntry.Symlink("usr/lib/python3.13/a.py", "/etc/a.py")], BytecodeFiles.BaseRoot, 13).ShouldBeEmpty();

    [Theory]
    [InlineData("a/b/__init__.py", "a/b/__pycache__/__init__.cpython-313.pyc")]
    [InlineData("six.py", "__pycache__/six.cpython-313.pyc")]
    [InlineData("a/x.y.py", "a/__pycache__/x.y.cpython-313.pyc")]
    public void Bytecode_lies_beside_its_source_under_the_interpreter_s_tag(string source, string bytecode) =>
        BytecodeFiles.PathOf(source, 13).ShouldBe(bytecode);
}
