using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "R5")]
public sealed class TopLevelModulesTests
{
    [Theory]
    [InlineData("google.protobuf", "google/protobuf/__init__.py", "google/protobuf/internal/__init__.py", "google/_upb.cpython-313-x86_64-linux-gnu.so")]
    [InlineData("six", "six.py")]
    [InlineData("a,b", "a/__init__.py", "a/c/__init__.py", "b.abi3.so", "_private.py", "libz.so", "notes.txt")]
    [InlineData("_only", "_only.abi3.so")]
    [InlineData("native", "native/__init__.cpython-313-x86_64-linux-gnu.so", "native.libs/libx.so.1")]
    [InlineData("", "81d243bd__mypyc.cpython-313-x86_64-linux-gnu.so", "types-stubs/__init__.pyi", "data/readme.py")]
    public void The_import_test_imports_the_outermost_packages_and_modules(string expected, params string[] files)
    {
        var wheel = files.Aggregate(new WheelBuilder("pkg", "1.0"), (builder, file) => builder.Add(file, ""));
        var modules = TestWheel.LayOut(wheel, LayoutRules.Complete).Modules;
        modules.ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }
}
