namespace Slipway.Core.Layering;

/// <summary>When the packages of one project changed: a step leads from one lock to the next.</summary>
public sealed class ChangeHistory
{
    private ChangeHistory(string name, int days, IReadOnlyDictionary<string, ChangeRow> rows)
    {
        Name = name;
        Days = days;
        Rows = rows;
        Related = rows.Values.ToLookup(row => ReleaseTrain.Stem(row.Name));
    }

    /// <summary>Name of the project.</summary>
    public string Name { get; }

    /// <summary>Days of a step, on average; 14 where there is none.</summary>
    public int Days { get; }

    /// <summary>Length of its sets in words of 64 steps.</summary>
    internal int Words => Rows.Values.FirstOrDefault()?.Present.Words.Length ?? 0;

    /// <summary>One row a package that was ever in the lock before the last step, by name.</summary>
    internal IReadOnlyDictionary<string, ChangeRow> Rows { get; }

    /// <summary>The rows by name without the CUDA version: a wheel that was renamed keeps what is known of it.</summary>
    internal ILookup<string, ChangeRow> Related { get; }

    /// <summary>What a project's own locks say.</summary>
    /// <param name="name">Name of the project.</param>
    /// <param name="snapshots">Its locks, oldest first. One or none says nothing, which is fine.</param>
    public static ChangeHistory Of(string name, IReadOnlyList<LockSnapshot> snapshots)
    {
        var steps = Math.Max(0, snapshots.Count - 1);
        var rows = new Dictionary<string, ChangeRow>(StringComparer.Ordinal);
        for (var step = 0; step < steps; step++)
        {
            var next = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var wheel in snapshots[step + 1].Wheels)
                next[wheel.Name] = wheel.Identity;
            foreach (var wheel in snapshots[step].Wheels)
            {
                if (!rows.TryGetValue(wheel.Name, out var row))
                    rows[wheel.Name] = row = new ChangeRow(wheel.Name, WheelKind.Of(wheel), StepSet.Of(steps), StepSet.Of(steps));
                row.Present.Add(step);
                if (!next.TryGetValue(wheel.Name, out var identity) || identity != wheel.Identity)
                    row.Changed.Add(step);
            }
        }
        return new ChangeHistory(name, DaysOf(steps, snapshots.Count == 0 ? 0 : snapshots[^1].Date.DayNumber - snapshots[0].Date.DayNumber), rows);
    }

    /// <summary>Days of a step.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="days">Days from the first to the last.</param>
    internal static int DaysOf(int steps, int days) => steps == 0 ? 14 : Math.Clamp(days / steps, 1, 91);

    /// <summary>Whether another history has the same packages, which changed in the same steps.</summary>
    /// <param name="other">The other one.</param>
    internal bool SaysTheSame(ChangeHistory other) =>
        Rows.Count == other.Rows.Count
        && Rows.Values.All(row =>
            other.Rows.TryGetValue(row.Name, out var same)
            && same.Present.Words.AsSpan().SequenceEqual(row.Present.Words)
            && same.Changed.Words.AsSpan().SequenceEqual(row.Changed.Words)
        );

    /// <summary>A history whose rows were counted before.</summary>
    /// <param name="name">Name of the project.</param>
    /// <param name="days">Days of a step.</param>
    /// <param name="rows">The rows, each name once.</param>
    internal static ChangeHistory Of(string name, int days, IEnumerable<ChangeRow> rows) =>
        new(name, days, rows.ToDictionary(row => row.Name, StringComparer.Ordinal));
}
