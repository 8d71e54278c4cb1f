using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Why;

namespace Slipway.Tools.Records;

/// <summary>Texts of the keys that layers of one repository had: <c>keys/MAKER-NAME/HEX</c> below its records. What a new key is compared with.</summary>
/// <param name="folder">Where they are kept.</param>
public sealed class KeyTexts(string folder) : IEarlierKeys
{
    /// <summary>Texts of one layer that are compared: the newest, since a nearer one among older ones would surprise nobody.</summary>
    private const int Most = 40;

    /// <inheritdoc />
    public IEnumerable<string> Of(LayerMaker maker, string name, string platform) => In(new DirectoryInfo(FolderOf(maker, name))).Select(x => x.Text);

    /// <inheritdoc />
    public IEnumerable<string> OfWheel(string name) => In(new DirectoryInfo(FolderOfWheel(name))).Select(x => x.Text);

    /// <summary>Keys that layers of a maker had, those of each name with the newest first.</summary>
    /// <param name="maker">The maker.</param>
    /// <param name="name">Name of the layer; null for all layers of the maker.</param>
    public IEnumerable<KnownKey> Known(LayerMaker maker, string? name)
    {
        if (name is not null)
            return In(new DirectoryInfo(FolderOf(maker, name)));
        var all = new DirectoryInfo(folder);
        return all.Exists ? all.EnumerateDirectories(Path.GetFileName(FolderOf(maker, "*"))).SelectMany(In) : [];
    }

    private static IEnumerable<KnownKey> In(DirectoryInfo place)
    {
        if (!place.Exists)
            yield break;
        var files = place
            .EnumerateFiles()
            .Where(x => x.Name.Length == 64)
            .OrderByDescending(x => x.LastWriteTimeUtc)
            .ThenBy(x => x.Name, StringComparer.Ordinal);
        foreach (var file in files.Take(Most))
        {
            if (Read(file) is { } text)
                yield return new KnownKey(text, new DateTimeOffset(file.LastWriteTimeUtc));
        }
    }

    /// <summary>Keeps the text of a key. Written aside and renamed.</summary>
    /// <param name="layer">The layer whose key it is.</param>
    public void Keep(LayerPlan layer)
    {
        var path = Path.Combine(FolderOf(layer.Maker, layer.Name), layer.Key.Hex);
        if (!File.Exists(path))
            WholeFile.Write(path, layer.Inputs);
    }

    /// <summary>Keeps the text of a compiled wheel's key.</summary>
    /// <param name="wheel">The wheel.</param>
    public void KeepWheel(CompilePlan wheel)
    {
        var path = Path.Combine(FolderOfWheel(wheel.Record.Name), wheel.Key.Hex);
        if (!File.Exists(path))
            WholeFile.Write(path, wheel.Inputs);
    }

    private string FolderOfWheel(string name) => Path.Combine(folder, $"compiled-{name}");

    private string FolderOf(LayerMaker maker, string name) => Path.Combine(folder, $"{maker.ToString().ToLowerInvariant()}-{name}");

    /// <summary>A text that does not give its key was cut short, or was not written by us.</summary>
    private static string? Read(FileInfo file)
    {
        try
        {
            var text = File.ReadAllText(file.FullName);
            return Key.OfText(text).Hex == file.Name ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
