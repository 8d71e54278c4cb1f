using System.Globalization;

namespace Slipway.Core.Rendering;

/// <summary>The columns of the table at one width: state, name, bytes, seconds. Narrow terminals lose the total, then the state, then the bytes.</summary>
/// <param name="State">Width of the state with its space; 0 for none.</param>
/// <param name="Name">Width of the name.</param>
/// <param name="Bytes">Width of the bytes with their space; 0 for none.</param>
/// <param name="HasTotal">Whether the bytes that there will be are shown.</param>
/// <param name="Room">Width of a line.</param>
internal sealed record ProgressColumns(int State, int Name, int Bytes, bool HasTotal, int Room)
{
    private const int Seconds = 8;
    private const int Widest = 110;

    /// <summary>Names that fit into 80 columns leave the table as wide as that: a wide terminal that becomes narrow breaks no line.</summary>
    private const int NameOfEighty = 42;

    /// <param name="width">Columns of the terminal.</param>
    /// <param name="longest">Length of the longest name.</param>
    public static ProgressColumns For(int width, int longest)
    {
        // The last column stays free: some terminals wrap when it is written.
        var room = Math.Clamp(width - 1, 1, Widest);
        var (state, bytes, hasTotal) = room switch
        {
            >= 60 => (9, 20, true),
            >= 44 => (9, 10, false),
            >= 30 => (0, 10, false),
            _ => (0, 0, false),
        };
        var name = Math.Min(Math.Max(0, room - state - bytes - Seconds), Math.Max(longest, NameOfEighty));
        return new ProgressColumns(state, name, bytes, hasTotal, Math.Min(room, state + name + bytes + Seconds));
    }

    public string Line(string state, string name, long? bytes, long? total, double? seconds, bool isCounted = false)
    {
        // Nothing to the right of a name: it may be as long as the line.
        var isBare = bytes is null or 0 && total is null && seconds is null;
        var width = isBare ? Name + Bytes + Seconds : Name;
        var text = (State > 0 ? state.PadRight(State) : "") + Cut(Plain(name), width, isCounted).PadRight(width);
        if (!isBare)
            text += Size(bytes, total).PadLeft(Bytes)[..Bytes] + Time(seconds).PadLeft(Seconds)[..Seconds];
        // A terminal narrower than the columns at their least.
        return Name == 0 ? Cut(Plain(name), Room, isCounted) : text.TrimEnd();
    }

    private string Size(long? bytes, long? total) =>
        Bytes == 0 || bytes is null or 0 && total is null ? ""
        : HasTotal && total > bytes ? $"{Number(bytes ?? 0)} of {PlanText.Bytes(total.Value)}"
        : PlanText.Bytes(bytes ?? 0);

    private static string Number(long bytes) =>
        bytes == 0
            ? "0"
            : string.Create(CultureInfo.InvariantCulture, $"{(bytes >= 100_000 ? bytes / 1e6 : bytes / 1e3):0.0}") + (bytes >= 100_000 ? "" : " kB");

    private static string Time(double? seconds) => seconds is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(value, 99999):0.0} s") : "";

    /// <summary>The end of a name says most (<c>linux/amd64/onnxruntime</c>), the beginning of a count.</summary>
    private static string Cut(string text, int width, bool isCounted) =>
        text.Length <= width ? text
        : width <= 1 ? text[..width]
        : isCounted ? text[..(width - 1)] + "~"
        : "~" + text[^(width - 1)..];

    /// <summary>What would not be one column wide is a question mark: names of steps are anybody's text.</summary>
    private static string Plain(string text) => string.Concat(text.Select(x => x is >= ' ' and < '\u007f' or >= '\u00a1' and < '\u0300' ? x : '?'));
}
