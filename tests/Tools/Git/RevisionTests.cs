using Slipway.Tests;
using Slipway.Tools.Git;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Git;

[Trait("Row", "R1")]
public sealed class RevisionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_commit_without_any_tag_is_named_with_its_date()
    {
        await RepositoryAsync();

        var revision = await Revision.ReadAsync(_folder.Path, CancellationToken.None);

        var head = (await GitAsync("rev-parse", "HEAD")).Output.Trim();
        revision.ShouldBe(new Revision(head, "2026-01-02T03:04:05+02:00"));
        (await Revision.CommitAsync(_folder.Path, CancellationToken.None)).ShouldBe(head);
    }

    [Fact]
    public async Task A_tag_on_the_commit_changes_nothing()
    {
        await RepositoryAsync();
        await GitAsync("tag", "v1.0.0");

        (await Revision.ReadAsync(_folder.Path, CancellationToken.None))!.Commit.Length.ShouldBe(40);
    }

    [Fact]
    public async Task A_changed_tracked_file_makes_it_dirty_and_a_new_one_does_not()
    {
        await RepositoryAsync();
        await File.WriteAllTextAsync(_folder["new.txt"], "new");
        (await Revision.CommitAsync(_folder.Path, CancellationToken.None))!.ShouldNotEndWith("-dirty");

        await File.WriteAllTextAsync(_folder["file.txt"], "other");

        (await Revision.CommitAsync(_folder.Path, CancellationToken.None))!.ShouldEndWith("-dirty");
    }

    [Fact]
    public async Task Outside_a_repository_and_without_a_commit_there_is_none()
    {
        (await Revision.ReadAsync(_folder.Path, CancellationToken.None)).ShouldBeNull();
        await GitAsync("init", "-q");
        (await Revision.ReadAsync(_folder.Path, CancellationToken.None)).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private async Task RepositoryAsync()
    {
        await File.WriteAllTextAsync(_folder["file.txt"], "text");
        await GitAsync("init", "-q");
        await GitAsync("add", "file.txt");
        await GitAsync("-c", "user.name=n", "-c", "user.email=e@example.invalid", "commit", "-qm", "first");
    }

    private Task<CommandResult> GitAsync(params IEnumerable<string> arguments) =>
        ProcessRunner.RunAsync(
            new Command(ProcessRunner.Find("git")!, [.. arguments])
            {
                WorkingDirectory = _folder.Path,
                Environment = new Dictionary<string, string?> { ["GIT_COMMITTER_DATE"] = "2026-01-02T03:04:05+02:00" },
            }
        );
}
