using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.House.Tests;

[Trait("Row", "H3")]
public sealed class GeneratedFilesTests
{
    [Fact]
    public void No_generated_file_is_stale() =>
        GeneratedFiles.Verify(Repository.Root).Select(problem => problem.ToString()).ShouldBeNone("generated files are what their sources say");

    [Fact]
    public void A_file_that_was_edited_or_lost_is_found_and_mended()
    {
        using var copy = new TempFolder();
        foreach (var file in SourceFile.With("Problems.cs", "build/Core/Diagnostics/").Append(new SourceFile("build.sh")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy[file.Path])!);
            File.Copy(Path.Combine(Repository.Root, file.Path), copy[file.Path]);
        }
        var messages = GeneratedFiles.All.Single(file => file.Path == "docs/messages.md");
        messages.IsStale(copy.Path).ShouldBeTrue();
        messages.Write(copy.Path);
        messages.IsStale(copy.Path).ShouldBeFalse();
        File.AppendAllText(copy["docs/messages.md"], "edited\n");
        messages.IsStale(copy.Path).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_generated_file_is_normal_and_says_who_wrote_it(string path)
    {
        var text = GeneratedFiles.All.Single(file => file.Path == path).Render(Repository.Root);
        text.ShouldContain(GeneratedFile.Mend);
        text.ShouldNotContain("\r");
        text.ShouldNotContain(Repository.Root);
        text.ShouldEndWith("\n");
        text.ShouldNotEndWith("\n\n");
    }

    public static TheoryData<string> Paths() => [.. GeneratedFiles.All.Select(file => file.Path)];
}
