using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>RECORD against the archive: every file is listed, with a hash and the right size (PEP 427, "The .dist-info directory").</summary>
internal static class RecordChecks
{
    private static readonly string[] Unhashed = ["RECORD", "RECORD.jws", "RECORD.p7s"];

    internal static IEnumerable<Problem> Check(string wheel, string info, IReadOnlyList<RecordRow> record, IReadOnlyDictionary<string, WheelEntry> files)
    {
        var rows = record.ToLookup(row => row.Path);
        foreach (var file in files.Values.Where(file => !Unhashed.Any(name => file.Name == $"{info}/{name}")))
        {
            var row = rows[file.Name].FirstOrDefault();
            if (row is null)
                yield return WheelProblems.NotRecorded(wheel, file.Name, "is not in RECORD");
            else if (row.Algorithm is null)
                yield return WheelProblems.NotRecorded(wheel, file.Name, $"has the hash '{row.Hash}' in RECORD");
            else if (row.Size.Length > 0 && row.Size != file.Size.ToString())
                yield return WheelProblems.WrongSize(wheel, file.Name, file.Size, long.TryParse(row.Size, out var size) ? size : -1);
        }
        foreach (var twice in rows.Where(same => same.Skip(1).Any()))
            yield return WheelProblems.NotRecorded(wheel, twice.Key, "is twice in RECORD");
    }
}
