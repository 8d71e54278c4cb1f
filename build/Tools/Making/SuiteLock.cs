using Slipway.Core.Debian;
using Slipway.Core.Locks;

namespace Slipway.Tools.Making;

/// <summary>A committed lock of packages of the suite that belongs to no selection, beside those of the upstream <c>debian</c>.</summary>
/// <param name="bench">The run.</param>
/// <param name="name">File name.</param>
/// <param name="inputs">What it is made from, as its head says it.</param>
internal abstract class SuiteLock(Workbench bench, string name, string inputs)
{
    private readonly LockFolder _folder = new(bench.Request.Root) { Reads = bench.Request.Job?.Reads };
    private readonly string _name = $"{LockJob.Folder}/debian/{name}";

    protected Workbench Bench => bench;

    protected string Inputs => inputs;

    /// <summary>The lock, as far as it is there and was made from the present list of packages; nothing is resolved.</summary>
    public DebLock? Find() => Read() is { } read && read.Inputs == inputs ? read : null;

    /// <summary>The lock. One that is missing or was made from another list is made anew, or refused with <c>--locked</c>.</summary>
    public async Task<DebLock> ReadAsync(CancellationToken cancellation)
    {
        var read = Read();
        if (read?.Inputs == inputs)
            return read;
        await MakeAsync([$"{_folder.Shown(_name)} {(read is null ? "does not exist" : "was made from another list of packages")}"], cancellation);
        return Read()!;
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
        _folder.Write(_name, DebLockText.Write(made));
    }

    private DebLock? Read() => _folder.Debs(_name);

    /// <summary>Asks apt.</summary>
    /// <returns>The lock, and lines that a person should see.</returns>
    protected abstract Task<(DebLock Lock, IReadOnlyList<string> Notes)> ChooseAsync(CancellationToken cancellation);
}
