using System.Collections.Concurrent;
using System.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Tools.Docker;

namespace Slipway.Tools.Making;

/// <summary>Puts the time on what happens and passes it on; of bytes, four times a second and row are enough.</summary>
internal sealed class ProgressFeed(IProgressFace face, Stopwatch clock)
{
    private const double Pause = 0.25;
    private readonly ConcurrentDictionary<(ProgressKind, string), double> _told = new();

    public void Report(ProgressKind kind, string name, RowState state, long? bytes = null, long? total = null, double? seconds = null, string note = "") =>
        face.Report(
            new ProgressEvent(kind, name, state, clock.Elapsed.TotalSeconds)
            {
                Bytes = bytes,
                TotalBytes = total,
                Seconds = seconds,
                Note = note,
            }
        );

    /// <summary>A step of a bake, when it begins and when it ends.</summary>
    public void Told(BakeStep step, bool hasEnded) =>
        Report(
            ProgressKind.Step,
            step.Name,
            !hasEnded ? RowState.Running
                : step.Canceled ? RowState.Stopped
                : step.Error is not null ? RowState.Failed
                : step.Cached ? RowState.Found
                : RowState.Made,
            seconds: hasEnded ? step.Elapsed.TotalSeconds : null
        );

    /// <summary>More bytes of a row that runs.</summary>
    public void Advance(ProgressKind kind, string name, long bytes, long? total)
    {
        var now = clock.Elapsed.TotalSeconds;
        if (now - _told.GetValueOrDefault((kind, name), double.NegativeInfinity) < Pause)
            return;
        _told[(kind, name)] = now;
        Report(kind, name, RowState.Running, bytes, total);
    }

    /// <summary>A row of packages that are unpacked, told by <see cref="Debian.DebReader.Unpacked"/>.</summary>
    public Action<long, long> Unpacking(string name) =>
        (bytes, total) =>
        {
            if (bytes == total)
                Report(ProgressKind.Unpack, name, RowState.Made, total);
            else
                Advance(ProgressKind.Unpack, name, bytes, total);
        };

    /// <summary>Work that is one row: running, then made or failed.</summary>
    public Task RunAsync(ProgressKind kind, string name, long? total, Func<Task> work) =>
        RunAsync(
            kind,
            name,
            total,
            async () =>
            {
                await work();
                return true;
            }
        );

    /// <summary>Work that is one row: running, then made or failed.</summary>
    public async Task<T> RunAsync<T>(ProgressKind kind, string name, long? total, Func<Task<T>> work, Func<T, long?>? bytes = null)
    {
        Report(kind, name, RowState.Running, total: total);
        var start = clock.Elapsed;
        try
        {
            var result = await work();
            Report(kind, name, RowState.Made, bytes is null ? total : bytes(result), seconds: (clock.Elapsed - start).TotalSeconds);
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(kind, name, RowState.Failed);
            throw;
        }
    }
}
