using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>A wheel that was opened and checked (PEP 427): its files, its metadata, and its RECORD, which lists each of them.</summary>
public sealed class WheelArchive
{
    private readonly Func<Stream> _open;
    private readonly Dictionary<string, RecordRow> _rows;

    /// <summary>The file name.</summary>
    public WheelFileName FileName { get; }

    /// <summary>All files, in the archive's order; no directories.</summary>
    public IReadOnlyList<WheelEntry> Files { get; }

    /// <summary>Name of the metadata folder, such as <c>numpy-2.1.3.dist-info</c>.</summary>
    public string InfoFolder { get; }

    /// <summary>The file WHEEL.</summary>
    public WheelMetadata Metadata { get; }

    /// <summary>RECORD as the wheel brings it.</summary>
    public IReadOnlyList<RecordRow> Record { get; }

    /// <summary>entry_points.txt; empty where there is none.</summary>
    public IReadOnlyList<EntryPoint> EntryPoints { get; }

    /// <summary>Bytes of all files, unpacked.</summary>
    public long Size => Files.Sum(file => file.Size);

    internal WheelArchive(
        WheelFileName fileName,
        Func<Stream> open,
        IReadOnlyList<WheelEntry> files,
        string infoFolder,
        WheelMetadata metadata,
        IReadOnlyList<RecordRow> record,
        IReadOnlyList<EntryPoint> entryPoints
    )
    {
        (FileName, _open, Files, InfoFolder, Metadata, Record, EntryPoints) = (fileName, open, files, infoFolder, metadata, record, entryPoints);
        _rows = record.GroupBy(row => row.Path).ToDictionary(same => same.Key, same => same.First());
    }

    /// <summary>Opens a wheel and checks all that can be checked without unpacking it.</summary>
    /// <param name="fileName">Its file name, which its metadata must agree with.</param>
    /// <param name="open">Opens the file: a new seekable stream at each call.</param>
    /// <exception cref="SlipwayException">SLP220 to SLP236, all of one kind together.</exception>
    public static WheelArchive Open(string fileName, Func<Stream> open) => WheelOpener.Open(WheelFileName.Parse(fileName), open);

    /// <summary>The bytes of METADATA alone: what a resolver asks for. Reads the directory and that file, nothing else.</summary>
    /// <param name="fileName">The wheel's file name, which its metadata folder must agree with.</param>
    /// <param name="open">Opens the file: a new seekable stream at each call.</param>
    /// <exception cref="SlipwayException">SLP220 to SLP236.</exception>
    public static byte[] ReadMetadata(string fileName, Func<Stream> open) => WheelOpener.ReadMetadata(WheelFileName.Parse(fileName), open);

    /// <summary>Opens a file of the wheel. While it is read its size and its hash in RECORD are checked.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>A stream of exactly <see cref="WheelEntry.Size"/> bytes, not seekable. Reading it throws <see cref="SlipwayException"/> (SLP228, SLP230) on a difference.</returns>
    public Stream OpenFile(WheelEntry file)
    {
        var row = _rows.GetValueOrDefault(file.Name) ?? new RecordRow(file.Name, "", "");
        return new CheckedStream(WheelOpener.OpenEntry(FileName.Text, file, _open), FileName.Text, file, row);
    }

    /// <summary>Reads every file to its end, so that each hash in RECORD is compared.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">All differences together.</exception>
    public void Verify(CancellationToken cancellation = default)
    {
        var problems = new List<Problem>();
        var buffer = new byte[81920];
        foreach (var file in Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                using var content = OpenFile(file);
                while (content.Read(buffer) > 0) { }
            }
            catch (SlipwayException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }
}
