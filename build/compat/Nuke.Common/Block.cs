namespace Nuke.Common;

/// <summary>A stretch of output with a line before and, where there is one, a line after it.</summary>
internal sealed class Block : IDisposable
{
    private readonly string _end;

    public Block(string start, string end)
    {
        Console.WriteLine(start);
        _end = end;
    }

    public void Dispose()
    {
        if (_end is not null)
            Console.WriteLine(_end);
    }
}
