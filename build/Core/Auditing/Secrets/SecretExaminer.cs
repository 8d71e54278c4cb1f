using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Secrets;

/// <summary>Looks for keys and passwords by place and by the first bytes. Nothing of a file's content is kept.</summary>
/// <param name="layer">Number of the layer.</param>
internal sealed class SecretExaminer(int layer) : IFileExaminer
{
    private const int Longest = 16 << 10;

    private readonly List<SecretSign> _signs = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<SecretSign> Signs => _signs;

    /// <inheritdoc/>
    public int Wants(ContentEntry file)
    {
        if (file.Size == 0)
            return 0;
        if (SecretPlaces.Of(file.Path) is not null)
            return Longest;
        return file.Size <= 4 * Longest && SecretPlaces.MayHoldKey(file.Name) ? Longest : 0;
    }

    /// <inheritdoc/>
    public void Examine(ContentEntry file, ReadOnlySpan<byte> head)
    {
        if (SecretPlaces.Of(file.Path) is { } place)
        {
            if (place.Proof.Length == 0 || head.IndexOf(place.Proof.Span) >= 0)
                _signs.Add(new SecretSign(file.Path, layer, place.Kind));
        }
        else if (SecretHeads.Of(head) is { } kind)
            _signs.Add(new SecretSign(file.Path, layer, kind));
    }
}

/// <summary>A file that looks like a secret.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer that brings it.</param>
/// <param name="Kind">What it seems to be, in words.</param>
internal sealed record SecretSign(string Path, int Layer, string Kind);
