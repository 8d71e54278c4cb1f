namespace Slipway.Core.Layering;

/// <summary>When one package changed.</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Kind">Its kind, see <see cref="WheelKind"/>.</param>
/// <param name="Present">Steps before which it was in the lock.</param>
/// <param name="Changed">Those of them in which its file changed or it left.</param>
internal sealed record ChangeRow(string Name, int Kind, StepSet Present, StepSet Changed)
{
    /// <summary>What several histories say of a package, one after the other.</summary>
    /// <param name="name">The package.</param>
    /// <param name="histories">The histories.</param>
    public static ChangeRow Joined(string name, IReadOnlyList<ChangeHistory> histories)
    {
        var words = histories.Sum(history => history.Words);
        var (present, changed, at) = (new ulong[words], new ulong[words], 0);
        foreach (var history in histories)
        {
            if (history.Rows.TryGetValue(name, out var row))
            {
                row.Present.Words.CopyTo(present, at);
                row.Changed.Words.CopyTo(changed, at);
            }
            at += history.Words;
        }
        return new ChangeRow(name, 0, new StepSet(present), new StepSet(changed));
    }
}
