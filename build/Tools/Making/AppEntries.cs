using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Tools.Service;

namespace Slipway.Tools.Making;

/// <summary>The app layer's entries: the files whose digests are in the key, read again and compared, since somebody may be editing them.</summary>
internal static class AppEntries
{
    /// <exception cref="SlipwayException">SLP122: a file changed after the plan was made.</exception>
    public static IReadOnlyList<LayerEntry> Of(Checkout checkout, PlanInputs inputs) =>
        [
            .. inputs.App.Select(fact =>
                LayerEntry.File(
                    $"{inputs.Service.Folder.TrimStart('/')}/{fact.Path}",
                    Read(checkout.At(Path.Combine(inputs.Service.Source, fact.Path)), fact),
                    fact.Mode
                )
            ),
        ];

    /// <summary>The bytes of a file whose digest was read before.</summary>
    /// <exception cref="SlipwayException">SLP122: it changed meanwhile.</exception>
    public static byte[] Read(string path, FileFact fact)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
        return bytes is not null && Digest.Of(bytes) == fact.Content ? bytes : throw new SlipwayException(SettingsProblems.ChangedMeanwhile(fact.Path));
    }
}
