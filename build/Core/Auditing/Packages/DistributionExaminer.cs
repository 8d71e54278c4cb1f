using System.Text;
using Slipway.Core.Images.Contents;
using Slipway.Core.Wheels;

namespace Slipway.Core.Auditing.Packages;

/// <summary>Reads the metadata of Python distributions (PEP 376, PEP 627) while a layer streams by.</summary>
/// <param name="layer">Number of the layer.</param>
internal sealed class DistributionExaminer(int layer) : IFileExaminer
{
    // torch's RECORD has 1.5 MB; 64 KiB hold any header of METADATA, whose description does not count.
    private const int LongestRecord = 16 << 20;
    private const int LongestHeader = 64 << 10;

    private readonly List<DistributionPiece> _pieces = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<DistributionPiece> Pieces => _pieces;

    /// <inheritdoc/>
    public int Wants(ContentEntry file)
    {
        var folder = Folder(file.Path);
        var isInfo = folder.EndsWith(".dist-info", StringComparison.Ordinal) || folder.EndsWith(".egg-info", StringComparison.Ordinal);
        if (!isInfo)
            return 0;
        return file.Name switch
        {
            "METADATA" or "PKG-INFO" or "entry_points.txt" => LongestHeader,
            "RECORD" => (int)Math.Min(file.Size, LongestRecord),
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public void Examine(ContentEntry file, ReadOnlySpan<byte> head)
    {
        switch (file.Name)
        {
            case "RECORD":
                _pieces.Add(new RecordPiece(file.Path, layer, RecordPaths.Of(head, file.Path)));
                break;
            case "entry_points.txt":
                if (Points(head) is { Count: > 0 } points)
                    _pieces.Add(new EntryPointsPiece(file.Path, layer, points));
                break;
            default:
                if (DistributionHeader.Read(head) is { } header)
                    _pieces.Add(new MetadataPiece(file.Path, layer, header.Name, header.Version, header.Requires));
                break;
        }
    }

    /// <summary>The last segment but one.</summary>
    private static ReadOnlySpan<char> Folder(string path)
    {
        var end = path.LastIndexOf('/');
        return end < 0 ? [] : path.AsSpan(path.AsSpan(0, end).LastIndexOf('/') + 1, end - path.AsSpan(0, end).LastIndexOf('/') - 1);
    }

    private static IReadOnlyList<EntryPoint> Points(ReadOnlySpan<byte> text)
    {
        try
        {
            return EntryPoint.ReadAll(Encoding.UTF8.GetString(text));
        }
        catch (FormatException)
        {
            // Of no use to Python either.
            return [];
        }
    }
}
