using Slipway.Core.Debian;

namespace Slipway.Tools.Making;

/// <summary>A committed lock of packages of the suite that belongs to no selection, beside those of the upstream <c>debian</c>.</summary>
/// <param name="bench">The run.</param>
/// <param name="name">File name.</param>
/// <param name="inputs">What it is made from, as its head says it.</param>
internal abstract class SuiteLock(Workbench bench, string name, string inputs)
{
    private readonly string _file = $"requirements/locks/debian/{name}";

    protected Workbench Bench => bench;

    protected string Inputs => inputs;

    /// <summary>The lock. One that is missing or was made from another list is made anew, or refused with <c>--locked</c>.</summary>
    public async Task<DebLock> ReadAsync(CancellationToken cancellation)
    {
        var path = bench.Checkout.At(_file);
        if (!File.Exists(path))
            await MakeAsync([$"{_file} does not exist"], cancellation);
        var read = DebLockText.Read(await File.ReadAllTextAsync(path, cancellation), _file);
        if (read.Inputs == inputs)
            return read;
        await MakeAsync([$"{_file} was made from another list of packages"], cancellation);
        return DebLockText.Read(await File.ReadAllTextAsync(path, cancellation), _file);
    }

    /// <summary>Lets apt choose the packages anew and writes the lock.</summary>
    public async Task MakeAsync(IReadOnlyList<string> reasons, CancellationToken cancellation)
    {
        bench.Locks.RefuseIfLocked(reasons);
        foreach (var reason in reasons)
            bench.Say($"{reason}: resolving anew");
        var (made, notes) = await ChooseAsync(cancellation);
        foreach (var note in notes)
            bench.Say(note);
        await File.WriteAllTextAsync(bench.Checkout.At(_file), DebLockText.Write(made), cancellation);
    }

    /// <summary>Asks apt.</summary>
    /// <returns>The lock, and lines that a person should see.</returns>
    protected abstract Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation);
}
