using System.Text;

namespace Slipway.Core.Json;

/// <summary>Turns positions in UTF-8 text into lines and columns. Positions must be asked for in ascending order: the text is gone through once.</summary>
/// <param name="text">The text.</param>
internal sealed class LinePlaces(byte[] text)
{
    private int _line = 1;
    private int _start;
    private int _seen;

    /// <summary>The place of a byte.</summary>
    /// <param name="position">Its position, from 0.</param>
    public JsonPlace Of(long position)
    {
        var end = (int)Math.Min(position, text.Length);
        while (_seen < end && text.AsSpan(_seen, end - _seen).IndexOf((byte)'\n') is >= 0 and var next)
        {
            _line++;
            _seen += next + 1;
            _start = _seen;
        }
        _seen = Math.Max(_seen, end);
        return new JsonPlace(_line, Encoding.UTF8.GetCharCount(text, _start, Math.Max(0, end - _start)) + 1);
    }

    /// <summary>The place of a byte that is given by its line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">Line, from 0.</param>
    /// <param name="column">Byte in that line, from 0.</param>
    public static JsonPlace At(byte[] text, long line, long column)
    {
        var start = 0;
        for (var i = 0; i < line && text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var next; i++)
            start += next + 1;
        var length = (int)Math.Min(column, text.Length - start);
        return new JsonPlace((int)line + 1, Encoding.UTF8.GetCharCount(text, start, length) + 1);
    }
}
