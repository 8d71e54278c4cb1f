using System.Text;

namespace Slipway.Core.Auditing.Imports;

/// <summary>Collects names of modules: each once in a layer as a text, and once in a file as a number.</summary>
internal sealed class ImportNames
{
    // Longer than any module's name; what is longer is no name.
    private const int Longest = 200;

    // Many times what the largest layer has: a layer made to fill memory does not.
    private const int Most = 1 << 19;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers = new Dictionary<string, int>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<int> _lastFile = [];
    private readonly List<int> _ofFile = [];
    private int _file;

    /// <summary>All names.</summary>
    public List<string> All { get; } = [];

    /// <summary>Adds a name to the present file.</summary>
    /// <param name="name">Letters, digits, <c>_</c> and <c>.</c>.</param>
    public void Add(ReadOnlySpan<byte> name)
    {
        if (name.Length is > 0 and <= Longest)
            Add(name, []);
    }

    /// <summary>Adds <c>name.rest</c>.</summary>
    /// <param name="name">A module.</param>
    /// <param name="rest">What is imported from it.</param>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> rest)
    {
        if (name.Length + rest.Length + 1 > Longest)
            return;
        Span<char> text = stackalloc char[Longest];
        var length = Encoding.UTF8.GetChars(name, text);
        if (!rest.IsEmpty)
        {
            text[length++] = '.';
            length += Encoding.UTF8.GetChars(rest, text[length..]);
        }
        if (!_numbers.TryGetValue(text[..length], out var number))
        {
            if (All.Count == Most)
                return;
            number = All.Count;
            All.Add(text[..length].ToString());
            _lastFile.Add(-1);
            _numbers[text[..length]] = number;
        }
        if (_lastFile[number] == _file)
            return;
        _lastFile[number] = _file;
        _ofFile.Add(number);
    }

    /// <summary>The names of the present file; the next one begins.</summary>
    public int[] Take()
    {
        int[] names = [.. _ofFile];
        _ofFile.Clear();
        _file++;
        return names;
    }
}
