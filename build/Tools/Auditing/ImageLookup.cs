using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tools.Engine;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>Finds images wherever they are, and reads them.</summary>
/// <param name="registries">Clients.</param>
/// <param name="engines">Engines in reach, the one to ask first first; nothing is started.</param>
/// <param name="examiners">Makes those that look into one layer.</param>
internal sealed class ImageLookup(Registries registries, IReadOnlyList<EngineEndpoint> engines, Func<IReadOnlyList<IFileExaminer>> examiners)
{
    /// <summary>Reads an image.</summary>
    /// <param name="text">As a user names it.</param>
    /// <param name="wish">The platform.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP650 to SLP659, SLP311, SLP315, SLP316, and what a registry says.</exception>
    public Task<ReadImage> ReadAsync(string text, PlatformWish wish, CancellationToken cancellation)
    {
        var place = ImagePlace.Parse(text);
        // Where it is no part of its name: budgets and earlier audits know it by that.
        var reading = new ImageReading(place.Kind is PlaceKind.Engine or PlaceKind.Registry ? place.Text : text, examiners);
        return place.Kind switch
        {
            PlaceKind.Layout or PlaceKind.Archive => FromPathAsync(place, wish, reading, cancellation),
            PlaceKind.Engine => FromEngineAsync(place.Text, wish, reading, isRequired: true, cancellation)!,
            PlaceKind.Registry => FromRegistryAsync(place.Text, wish, reading, cancellation),
            _ => FromAnywhereAsync(place, wish, reading, cancellation),
        };
    }

    /// <summary>Reads an image of the store.</summary>
    /// <param name="store">Folder of the store.</param>
    /// <param name="elsewhere">Repositories that may have layers which the store lacks.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP664: a layer is nowhere.</exception>
    public async Task<ReadImage> FromStoreAsync(
        string store,
        IReadOnlyList<ImageReference> elsewhere,
        Descriptor manifest,
        string name,
        CancellationToken cancellation
    )
    {
        using var parts = new StoreParts(store, registries, elsewhere);
        var found = await new ImageChoice(parts, name, new PlatformWish("linux/amd64", IsAsked: false)).FindAsync([manifest], cancellation);
        return await new ImageReading(name, examiners).ReadAsync(parts, found, cancellation);
    }

    private async Task<ReadImage> FromAnywhereAsync(ImagePlace place, PlatformWish wish, ImageReading reading, CancellationToken cancellation)
    {
        if (Exists(place.Split(Exists).Path))
            return await FromPathAsync(place, wish, reading, cancellation);
        if (await FromEngineAsync(place.Text, wish, reading, isRequired: false, cancellation) is { } image)
            return image;
        try
        {
            return await FromRegistryAsync(place.Text, wish, reading, cancellation);
        }
        catch (SlipwayException e) when (e.Problems[0].Number is "SLP350" or "SLP351" or "SLP352" or "SLP354")
        {
            // A word that no registry knows is mostly a misspelt name of an image that was just built.
            if (await NamesAsync(cancellation) is not { Count: > 0 } names)
                throw;
            throw new SlipwayException([AuditProblems.NotThere(place.Text, "the engine", Closest.To(place.Text, names), names), .. e.Problems], e);
        }
    }

    private static async Task<ReadImage> FromPathAsync(ImagePlace place, PlatformWish wish, ImageReading reading, CancellationToken cancellation)
    {
        var (path, name) = place.Split(Exists);
        if (!Exists(path))
            throw new SlipwayException(AuditProblems.NoImage(path, "nothing is there"));
        try
        {
            using var parts = Directory.Exists(path) ? (IImageParts)new LayoutParts(path, path) : new ArchiveParts(path);
            return await reading.ReadAsync(parts, await FindAsync(parts, path, name, wish, place.Kind, cancellation), cancellation);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SlipwayException(AuditProblems.NoImage(path, e.Message), e);
        }
    }

    private static async Task<FoundImage> FindAsync(
        IImageParts parts,
        string path,
        string? name,
        PlatformWish wish,
        PlaceKind kind,
        CancellationToken cancellation
    )
    {
        var archive = parts as ArchiveParts;
        var index =
            kind == PlaceKind.Archive && archive?.Document("manifest.json") is not null ? null
            : archive is not null ? archive.Document("index.json")
            : LayoutIndex.Read(path);
        if (index is not null)
            return await new ImageChoice(parts, path, wish).FindAsync(LayoutIndex.Roots(index, name, path), cancellation);
        return archive is not null
            ? DockerArchive.Find(archive, name, wish)
            : throw new SlipwayException(AuditProblems.NoImage(path, "the folder has no index.json"));
    }

    private async Task<ReadImage?> FromEngineAsync(string name, PlatformWish wish, ImageReading reading, bool isRequired, CancellationToken cancellation)
    {
        foreach (var engine in engines.Select(x => new EngineSource(x)))
        {
            var has = await engine.HasAsync(name);
            if (has == true)
                return await engine.ReadAsync(name, wish, reading, cancellation);
            // It answers, and does not have it: another engine is not asked.
            if (has == false && isRequired)
                throw await NotThereAsync(engine, name, cancellation);
            if (has == false)
                return null;
        }
        return isRequired ? throw new SlipwayException(EngineProblems.CannotBring("none is running: ./build.sh Engine --start brings one")) : null;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        foreach (var engine in engines.Select(x => new EngineSource(x)))
        {
            if (await engine.HasAsync("a") is not null)
                return await engine.NamesAsync(cancellation);
        }
        return [];
    }

    private static async Task<SlipwayException> NotThereAsync(EngineSource engine, string name, CancellationToken cancellation)
    {
        var names = await engine.NamesAsync(cancellation);
        return new SlipwayException(AuditProblems.NotThere(name, engine.Place, Closest.To(name, names), names));
    }

    private async Task<ReadImage> FromRegistryAsync(string name, PlatformWish wish, ImageReading reading, CancellationToken cancellation)
    {
        var reference = ImageReference.Parse(name);
        using var parts = new RegistryParts(registries, reference);
        if (await parts.RootAsync(cancellation) is not { } root)
            throw new SlipwayException(RegistryProblems.NotFound(reference.Host, reference.Repository, reference.Target));
        return await reading.ReadAsync(parts, await new ImageChoice(parts, name, wish).FindAsync([root], cancellation), cancellation);
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
