using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

/// <summary>A small wheel that a test spoils.</summary>
internal static class HostileWheel
{
    private const string File = "evil-1.0-py3-none-any.whl";
    internal const string Info = "evil-1.0.dist-info";
    internal static readonly byte[] Code = "x = 1\n"u8.ToArray();

    /// <summary>An archive of one module and its metadata; RECORD also lists what the caller will add.</summary>
    internal static RawZip Honest(params (string Name, byte[] Content)[] announced)
    {
        var files = new (string Name, byte[] Content)[]
        {
            ("evil.py", Code),
            ($"{Info}/METADATA", "Name: evil\nVersion: 1.0\n"u8.ToArray()),
            ($"{Info}/WHEEL", "Wheel-Version: 1.0\n"u8.ToArray()),
        };
        var record =
            string.Concat(files.Concat(announced).Select(file => $"{file.Name},{WheelBuilder.Hash(file.Content)},{file.Content.Length}\n"))
            + $"{Info}/RECORD,,\n";
        return files
            .Append(($"{Info}/RECORD", Encoding.UTF8.GetBytes(record)))
            .Aggregate(new RawZip(), (zip, file) => zip.Add(file.Item1, file.Item2, deflate: true));
    }

    internal static WheelArchive Open(byte[] bytes) => WheelArchive.Open(File, () => new MemoryStream(bytes, writable: false));

    internal static IEnumerable<string> Refused(byte[] bytes) => Should.Throw<SlipwayException>(() => Open(bytes)).Problems.Select(problem => problem.Number);
}
