using Slipway.Tests;
using Slipway.Tools.Git;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Git;

[Trait("Row", "C1")]
public sealed class CheckoutPlaceReadingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public async Task A_branch_knows_its_commit_and_where_it_left_main()
    {
        var begin = await RepositoryAsync();
        await GitAsync("checkout", "-q", "-b", "feature/x");
        var tip = await CommitAsync("two");

        (await PlaceAsync()).ShouldBe(new(tip, false, "feature/x", begin, "main", null));
        await File.WriteAllTextAsync(_folder["work", "file.txt"], "other");
        (await PlaceAsync()).IsDirty.ShouldBeTrue();
    }

    [Fact]
    public async Task The_remote_says_which_branch_is_the_main_one()
    {
        await RepositoryAsync();
        await GitAsync("branch", "-q", "trunk");
        await GitAsync("update-ref", "refs/remotes/origin/trunk", "HEAD");
        await GitAsync("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        await GitAsync("checkout", "-q", "-b", "feature");

        (await PlaceAsync()).Main.ShouldBe("trunk");
    }

    [Fact]
    public async Task At_a_detached_head_the_ci_systems_variable_names_the_branch_else_it_is_said()
    {
        var begin = await RepositoryAsync();
        await GitAsync("checkout", "-q", "--detach");

        var place = await PlaceAsync();
        (place.Commit, place.Branch, place.MergeBase).ShouldBe((begin, null, begin));
        place.Note.ShouldNotBeNull().ShouldContain("no branch");

        _environment["GITHUB_HEAD_REF"] = "feature/y";
        (await PlaceAsync()).Branch.ShouldBe("feature/y");
    }

    [Fact]
    public async Task A_shallow_clone_has_no_merge_base_and_says_so()
    {
        await RepositoryAsync();
        await GitAsync("checkout", "-q", "-b", "feature");
        var tip = await CommitAsync("two");
        await GitAsync("checkout", "-q", "main");
        (
            await ProcessRunner.RunAsync(
                new Command("git", "clone", "-q", "--depth", "1", "--branch", "feature", $"file://{_folder["work"]}", _folder["shallow"])
            )
        ).OrThrow();

        var place = await new CheckoutPlaceReading(_environment.GetValueOrDefault).ReadAsync(_folder["shallow"], CancellationToken.None);

        (place.Commit, place.Branch, place.MergeBase).ShouldBe((tip, "feature", null));
        place.Note.ShouldNotBeNull().ShouldContain("is not here");
    }

    [Fact]
    public async Task Outside_a_repository_nothing_is_known_and_nothing_fails()
    {
        Directory.CreateDirectory(_folder["work"]);
        var place = await PlaceAsync();
        (place.Commit, place.IsDirty, place.Main).ShouldBe((null, true, "main"));
        place.Note.ShouldNotBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private Task<Core.Planning.Caches.CheckoutPlace> PlaceAsync() =>
        new CheckoutPlaceReading(_environment.GetValueOrDefault).ReadAsync(_folder["work"], CancellationToken.None);

    private async Task<string> RepositoryAsync()
    {
        Directory.CreateDirectory(_folder["work"]);
        await GitAsync("init", "-q", "-b", "main");
        return await CommitAsync("one");
    }

    private async Task<string> CommitAsync(string text)
    {
        await File.WriteAllTextAsync(_folder["work", "file.txt"], text);
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", text);
        return (await GitAsync("rev-parse", "HEAD")).Output.Trim();
    }

    private async Task<CommandResult> GitAsync(params string[] arguments) =>
        (await ProcessRunner.RunAsync(new Command("git", ["-C", _folder["work"], .. arguments]))).OrThrow();
}
