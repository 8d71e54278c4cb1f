using Slipway.Tools.Jobs;

namespace Slipway.Tools.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class InputFilesTests
{
    [Fact]
    public void Files_are_told_from_the_root_and_those_of_a_folder_elsewhere_from_that_folder()
    {
        var files = new InputFiles("/home/a/project");
        files.Note("/home/a/project/service/app.py", [1], "/home/a/project/service");
        files.Note("/opt/sources/ucx/a/x.c", [1], "/opt/sources/ucx");
        files.Note("/opt/sources/ucx/b/x.c", [2], "/opt/sources/ucx");
        files.Note("/opt/sources/ucx/b/x.c", [3], "/opt/sources/ucx");
        files.All.Keys.ShouldBe(["(elsewhere)/ucx/a/x.c", "(elsewhere)/ucx/b/x.c", "service/app.py"]);
        files.All["(elsewhere)/ucx/b/x.c"].ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([3])));
    }
}
