using Slipway.Tests;
using Slipway.Tools.UpToDate;

namespace Slipway.Tools.Tests.UpToDate;

[Trait("Row", "F1")]
[Trait("Row", "P2")]
public sealed class RunFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public RunFilesTests()
    {
        Directory.CreateDirectory(_folder["service", "deep"]);
        File.WriteAllText(_folder["slipway.json"], "{}");
        File.WriteAllText(_folder["service", "app.py"], "a = 1");
        File.WriteAllText(_folder["service", "deep", "b.py"], "b = 1");
    }

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    private static readonly Dictionary<string, Action<TempFolder>> s_changes = new()
    {
        ["another content of the same length and time"] = folder =>
        {
            var path = folder["service", "app.py"];
            var time = File.GetLastWriteTimeUtc(path);
            File.WriteAllText(path, "a = 2");
            File.SetLastWriteTimeUtc(path, time);
        },
        ["a mode"] = folder => File.SetUnixFileMode(folder["service", "app.py"], UnixFileMode.UserRead | UnixFileMode.UserExecute),
        ["a new file"] = folder => File.WriteAllText(folder["service", "deep", "c.py"], ""),
        ["a file less"] = folder => File.Delete(folder["service", "deep", "b.py"]),
        ["a file moved"] = folder => File.Move(folder["service", "deep", "b.py"], folder["service", "b.py"]),
        ["bytes moved from one file to the next"] = folder =>
        {
            File.WriteAllText(folder["service", "app.py"], "a = 1b");
            File.WriteAllText(folder["service", "deep", "b.py"], " = 1");
        },
        ["a file that was not there"] = folder => File.WriteAllText(folder["absent.json"], ""),
        ["a folder in the place of a file"] = folder =>
        {
            File.Delete(folder["slipway.json"]);
            Directory.CreateDirectory(folder["slipway.json"]);
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void It_differs_after(string change)
    {
        var before = Digest();

        s_changes[change](_folder);

        Digest().ShouldNotBe(before);
    }

    [Fact]
    public void It_is_the_same_for_files_that_were_touched_or_copied_over_themselves()
    {
        var before = Digest();

        File.SetLastWriteTimeUtc(_folder["service", "app.py"], DateTime.UtcNow.AddDays(-3));
        File.WriteAllText(_folder["slipway.json"], "{}");

        Digest().ShouldBe(before);
    }

    public void Dispose() => _folder.Dispose();

    private string Digest() => RunFiles.Digest([_folder["slipway.json"], _folder["service"], _folder["absent.json"]]);
}
