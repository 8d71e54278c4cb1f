namespace Nuke.Common.Utilities;

public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    private int _depth;

    public void WriteLine(string text = null) => streamWriter.WriteLine(string.IsNullOrEmpty(text) ? "" : new string(' ', _depth * indentationFactor) + text);

    public void WriteComment(string text = null) => WriteLine($"{commentPrefix} {text}".TrimEnd());

    public void Write(Action<CustomFileWriter> writer) => writer(this);

    public IDisposable Indent()
    {
        _depth++;
        return new Level(this);
    }

    private sealed class Level(CustomFileWriter writer) : IDisposable
    {
        public void Dispose() => writer._depth--;
    }
}
