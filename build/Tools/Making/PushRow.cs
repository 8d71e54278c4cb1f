using Slipway.Core.Images;
using Slipway.Core.Progress;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>The row of a push: bytes that the registry has of those that the image needs, and how they came there.</summary>
internal sealed class PushRow(ProgressFeed feed, string name, long total)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<BlobOutcome, int> _counts = [];
    private long _bytes;

    public void Done(Descriptor blob, BlobOutcome outcome)
    {
        lock (_gate)
        {
            _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
            _bytes += blob.Size;
            var note = string.Join(", ", _counts.Select(x => $"{x.Value} {x.Key.ToString().ToLowerInvariant()}"));
            feed.Report(ProgressKind.Delivery, name, RowState.Running, Math.Min(_bytes, total), total, note: note);
        }
    }
}
