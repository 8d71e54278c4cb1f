using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

/// <summary>Wheels made and laid out in memory.</summary>
internal static class TestWheel
{
    internal const string Site = "opt/venv/lib/python3.13/site-packages/";

    internal static readonly VenvPaths Venv = VenvPaths.Of(13);

    internal static WheelBuilder Package() => new WheelBuilder("pkg", "1.0").Add("pkg/__init__.py", "");

    internal static WheelArchive Open(string name, byte[] bytes) => WheelArchive.Open(name, () => new MemoryStream(bytes, writable: false));

    internal static WheelArchive Open(WheelBuilder wheel) => Open(wheel.FileName, wheel.Build());

    internal static LaidOutWheel LayOut(WheelBuilder wheel, LayoutRules rules) => WheelLayout.Of(Open(wheel), Venv, rules);

    internal static IEnumerable<string> Recorded(LaidOutWheel wheel) =>
        Encoding
            .UTF8.GetString(Read(wheel.Entries.Single(entry => entry.Path.EndsWith("/RECORD", StringComparison.Ordinal))))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(',')[0]);

    internal static byte[] Read(LayerEntry entry)
    {
        using var content = entry.Open!();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
