using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Registry;

/// <summary>How things of one kind stand in a registry by their keys: one artifact manifest a key, found by the tag that the key gives.</summary>
/// <param name="Noun">What they are called, for messages.</param>
/// <param name="TagOf">The tag of a key.</param>
/// <param name="Read">The thing that a manifest stands for, by manifest, key and a name for the message. Throws SLP316.</param>
/// <param name="Write">The manifest of a thing.</param>
/// <param name="Config">The manifest's config.</param>
/// <param name="Content">The manifest's one layer.</param>
/// <param name="Compare">What is to be said of the thing that is there, beside the one that is here; null where they are the same.</param>
internal sealed record ArtifactKind<T>(
    string Noun,
    Func<Key, string> TagOf,
    Func<byte[], Key, string, T> Read,
    Func<Key, T, byte[]> Write,
    Func<T, BlobSource> Config,
    Func<T, Descriptor> Content,
    Func<T, T, CancellationToken, Task<ArtifactDifference?>> Compare
);

/// <summary>What differs between the thing that a registry has under a key and the one that was made here.</summary>
/// <param name="Why">What.</param>
/// <param name="Replace">Whether the one that is there cannot be right. Otherwise it stays: others have it already.</param>
internal sealed record ArtifactDifference(string Why, bool Replace);

/// <summary>The kinds that there are.</summary>
internal static class ArtifactKinds
{
    private static readonly BlobSource s_empty = new(LayerArtifact.EmptyDescriptor, LayerArtifact.EmptyConfig.ToArray(), null);

    /// <summary>Layers. The same content may be packed in several ways: who made it first decides.</summary>
    public static ArtifactKind<PackedLayer> Layers { get; } =
        new(
            "layers",
            LayerArtifact.TagOf,
            (bytes, key, name) => LayerArtifact.Read(bytes, key, name),
            LayerArtifact.Write,
            _ => s_empty,
            x => new Descriptor(x.MediaType, x.Digest, x.Size),
            (there, here, _) =>
                Task.FromResult(
                    there.DiffId == here.DiffId
                        ? null
                        : new ArtifactDifference(
                            $"its content is {there.DiffId.Abbreviated}, that of the layer made here {here.DiffId.Abbreviated}",
                            Replace: true
                        )
                )
        );

    /// <summary>Compiled wheels.</summary>
    /// <param name="refusal">Why a wheel that is there cannot be used; null where it can.</param>
    public static ArtifactKind<WheelArtifact> Wheels(Func<WheelArtifact, CancellationToken, Task<string?>> refusal) =>
        new(
            "wheels",
            WheelArtifact.TagOf,
            (bytes, key, name) => WheelArtifact.Read(bytes, key, name),
            (_, wheel) => wheel.Write(),
            x => new BlobSource(x.Provenance, null, null),
            x => new Descriptor(WheelArtifact.WheelType, x.Wheel.Digest, x.Wheel.Size),
            async (there, here, stop) =>
                there.Wheel.Digest == here.Wheel.Digest && there.Wheel.FileName == here.Wheel.FileName ? null
                : there.Wheel.FileName != here.Wheel.FileName
                    ? new ArtifactDifference($"it is {there.Wheel.FileName}, and the wheel made here {here.Wheel.FileName}", Replace: true)
                // A build that gives other bytes each time must not change what others have made layers of.
                : await refusal(there, stop) is { } reason ? new ArtifactDifference(reason, Replace: true)
                : new ArtifactDifference(here.Wheel.FileName, Replace: false)
        );

    /// <summary>Texts of keys, under names: the newest stands.</summary>
    public static ArtifactKind<KeyTextArtifact> KeyTexts { get; } =
        new(
            "keys",
            KeyTextArtifact.TagOf,
            (bytes, _, name) => KeyTextArtifact.Read(bytes, name),
            (_, text) => text.Write(),
            _ => s_empty,
            x => x.Text,
            (there, here, _) => Task.FromResult(there.Key == here.Key ? null : new ArtifactDifference(there.Key.Abbreviated, Replace: true))
        );
}
