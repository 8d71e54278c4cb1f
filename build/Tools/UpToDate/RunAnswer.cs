using System.Globalization;
using System.Text;

namespace Slipway.Tools.UpToDate;

/// <summary>What a run made and said, and all that this rests on.</summary>
/// <param name="Id">The run's record.</param>
/// <param name="Inputs">Files and folders that its plan was made from, absolute.</param>
/// <param name="Fingerprint">Their digest (<see cref="RunFiles"/>), the same before the plan was read and after the run.</param>
/// <param name="Commit">The commit that stands in the image's index; null for none.</param>
/// <param name="Image">Where an engine has the image; null where none was in reach.</param>
/// <param name="Absent">Paths that must not exist: the sockets of engines, where none was in reach.</param>
/// <param name="Stored">Files of the store that the image is made of, with their bytes.</param>
/// <param name="Lines">What the same run says when it finds everything.</param>
public sealed record RunAnswer(
    string Id,
    IReadOnlyList<string> Inputs,
    string Fingerprint,
    string? Commit,
    ImageInEngine? Image,
    IReadOnlyList<string> Absent,
    IReadOnlyList<StoredFile> Stored,
    IReadOnlyList<string> Lines
)
{
    private const string Form = "slipway answer 1";

    /// <summary>One fact a line; loading a JSON reader would take longer than all that is asked here.</summary>
    /// <exception cref="FormatException">A path has a line break in it.</exception>
    public string ToText()
    {
        var text = new StringBuilder();
        Line(Form, "");
        Line("id", Id);
        Line("fingerprint", Fingerprint);
        Line("commit", Commit ?? "");
        if (Image is not null)
        {
            Line("engine", Image.Address);
            Line("image", Image.Name);
            Line("digest", Image.Digest);
        }
        foreach (var path in Absent)
            Line("absent", path);
        foreach (var path in Inputs)
            Line("input", path);
        foreach (var file in Stored)
            Line("stored", file.Size.ToString(CultureInfo.InvariantCulture) + " " + file.Path);
        foreach (var line in Lines)
            Line("say", line);
        Line("end", "");
        return text.ToString();

        void Line(string name, string value)
        {
            if (value.Contains('\n', StringComparison.Ordinal))
                throw new FormatException($"a line break in {name} '{value}'");
            text.Append(name).Append('\t').Append(value).Append('\n');
        }
    }

    /// <summary>Reads the text; null when it is none that this version wrote whole.</summary>
    /// <param name="text">The text.</param>
    public static RunAnswer? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 3 || lines[0] != Form + "\t" || lines[^1].Length > 0 || lines[^2] != "end\t")
            return null;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var (inputs, absent, stored, said) = (new List<string>(), new List<string>(), new List<StoredFile>(), new List<string>());
        for (var i = 1; i < lines.Length - 2; i++)
        {
            if (lines[i].IndexOf('\t', StringComparison.Ordinal) is var tab && tab < 0)
                return null;
            var (name, value) = (lines[i][..tab], lines[i][(tab + 1)..]);
            if (name == "input")
                inputs.Add(value);
            else if (name == "absent")
                absent.Add(value);
            else if (name == "say")
                said.Add(value);
            else if (name == "stored")
            {
                if (StoredFile.Read(value) is not { } file)
                    return null;
                stored.Add(file);
            }
            else
                facts[name] = value;
        }
        return facts.TryGetValue("id", out var id) && facts.TryGetValue("fingerprint", out var fingerprint) && facts.TryGetValue("commit", out var commit)
            ? new RunAnswer(id, inputs, fingerprint, commit.Length == 0 ? null : commit, ImageInEngine.Of(facts), absent, stored, said)
            : null;
    }
}

/// <summary>An image that an engine has.</summary>
/// <param name="Address">Address of the engine.</param>
/// <param name="Name">The image's name there.</param>
/// <param name="Digest">What the engine calls it.</param>
public sealed record ImageInEngine(string Address, string Name, string Digest)
{
    internal static ImageInEngine? Of(Dictionary<string, string> facts) =>
        facts.TryGetValue("engine", out var engine) && facts.TryGetValue("image", out var image) && facts.TryGetValue("digest", out var digest)
            ? new ImageInEngine(engine, image, digest)
            : null;
}

/// <summary>A file of the store.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Size">Its bytes.</param>
public sealed record StoredFile(string Path, long Size)
{
    internal static StoredFile? Read(string text) =>
        text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
        && long.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new StoredFile(text[(space + 1)..], size)
            : null;
}
