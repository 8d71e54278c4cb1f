using Slipway.Core.Catalog;
using Slipway.Core.Doctor;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Doctor;

/// <summary>The repository: what differs from the commit, how old the locks are.</summary>
internal static class CheckoutProbe
{
    public static async Task<CheckoutFacts?> LookAsync(string root, Selection? selection, CancellationToken cancellation)
    {
        var pins = selection is null ? [] : Pins(root, selection);
        if (ProcessRunner.Find("git") is not { } git)
            return new CheckoutFacts(IsRepository: Directory.Exists(Path.Combine(root, ".git")), 0, pins);
        // Without that option git writes its index anew while it looks.
        var status = await ProcessRunner.RunAsync(
            new Command(git, "--no-optional-locks", "-C", root, "status", "--porcelain", "--untracked-files=no"),
            cancellation: cancellation
        );
        return new CheckoutFacts(status.ExitCode == 0, status.Output.Count(x => x == '\n'), pins);
    }

    private static IReadOnlyList<PinFacts> Pins(string root, Selection selection)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return
        [
            .. selection
                .Platforms.Select(x => $"requirements/locks/{selection.Upstream.Name}/{selection.LockName(x)}.txt")
                .Where(x => File.Exists(Path.Combine(root, x)))
                .Select(x => (File: x, Made: PinDates.Latest(Head(Path.Combine(root, x)))))
                .Where(x => x.Made is not null)
                .Select(x => new PinFacts(x.File, x.Made!.Value, TimeSpan.FromDays(today.DayNumber - x.Made.Value.DayNumber))),
        ];
    }

    private static string Head(string file) => string.Join('\n', File.ReadLines(file).TakeWhile(x => x.StartsWith('#')));
}
