using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Wheels;

/// <summary>
/// Lays a wheel out as <c>pip install --no-compile --no-deps --no-index --require-hashes</c> does for a package named on the command line
/// (pip 25.1, umask 022): path, mode and content of every file are the same, but for INSTALLER. PEP 427, PEP 376, PEP 627.
/// </summary>
public static class WheelLayout
{
    /// <summary>The files that a wheel becomes.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="paths">The virtual environment.</param>
    /// <param name="rules">Installer's name and leave-outs.</param>
    /// <exception cref="SlipwayException">SLP231 to SLP233: entry points or a .data folder that no installer accepts, or two files at one path.</exception>
    public static LaidOutWheel Of(WheelArchive wheel, VenvPaths paths, LayoutRules rules)
    {
        var name = wheel.FileName.Text;
        var scripts = EntryPointScripts.Of(name, wheel.EntryPoints, paths);
        var installed = WheelDestinations.Of(wheel, paths).Select(place => InstalledFile.Of(wheel, place, paths)).ToList();
        var written = new Dictionary<string, LayerEntry>();
        var twice = installed.Where(file => !written.TryAdd(file.Entry.Path, file.Entry)).Select(file => file.Entry.Path).ToList();
        twice.AddRange(scripts.Select(script => $"{paths.Scripts}/{script.Name}").Where(written.ContainsKey));
        if (twice.Count > 0)
            throw new SlipwayException([.. twice.Distinct().Select(path => WheelProblems.SamePathTwice(name, path))]);
        var generated = scripts.Select(script => LayerEntry.File($"{paths.Scripts}/{script.Name}", script.Content, ScriptMode)).ToList();
        generated.Add(LayerEntry.File($"{paths.SitePackages}/{wheel.InfoFolder}/INSTALLER", [.. $"{rules.Installer}\n".Select(c => (byte)c)]));
        generated.Add(LayerEntry.File($"{paths.SitePackages}/{wheel.InfoFolder}/REQUESTED", []));
        foreach (var entry in generated)
            written[entry.Path] = entry;

        var leftOut = rules.LeaveOuts.Of(written.Values, paths);
        foreach (var file in leftOut)
            written.Remove(file.Path);
        var record = InstalledRecord.Of(wheel, installed, generated, paths);
        if (!rules.LeaveOuts.IsNone)
            record = InstalledRecord.OnlyPresent(record, written.Keys, paths);
        var recordFile = LayerEntry.File($"{paths.SitePackages}/{wheel.InfoFolder}/RECORD", RecordFile.Write(record));
        written[recordFile.Path] = recordFile;

        var entries = written.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal).ToList();
        return new LaidOutWheel(wheel.FileName, entries, leftOut, TopLevelModules.Of(entries, paths));
    }

    /// <summary>0755.</summary>
    private const int ScriptMode = 0b111_101_101;
}
