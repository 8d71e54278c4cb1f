namespace Slipway.Core.Diagnostics;

/// <summary>SLP65x: images that an audit cannot read, or that are not there.</summary>
public static class AuditProblems
{
    /// <summary>Number of <see cref="NotThere"/>.</summary>
    public const string NotThereNumber = "SLP650";

    /// <summary>SLP650: the image is not where it was looked for.</summary>
    /// <param name="image">As given.</param>
    /// <param name="place">Where: an engine, a folder, an archive, a registry.</param>
    /// <param name="closest">The name that was probably meant; null when none is near.</param>
    /// <param name="has">Names that are there, a few.</param>
    public static Problem NotThere(string image, string place, string? closest, IReadOnlyList<string> has) =>
        new(
            NotThereNumber,
            Family.Usage,
            $"the image '{Printable.Of(image, 120)}' is not in {place}",
            has.Count == 0 ? "" : string.Join(", ", has.Take(8).Select(x => Printable.Of(x, 80))) + (has.Count > 8 ? $" and {has.Count - 8} more" : ""),
            closest is null ? "give --image oci:FOLDER, docker-archive:FILE, engine:NAME or registry:NAME" : $"did you mean '{Printable.Of(closest, 120)}'?"
        );

    /// <summary>SLP651: the image is not there for the platform.</summary>
    /// <param name="image">Its name.</param>
    /// <param name="platform">The platform asked for.</param>
    /// <param name="has">The platforms that it has.</param>
    public static Problem NoPlatform(string image, string platform, IReadOnlyList<string> has) =>
        new(
            "SLP651",
            Family.Usage,
            $"{Printable.Of(image, 120)} is not there for {platform}",
            has.Count == 0 ? "" : string.Join(", ", has.Select(x => Printable.Of(x, 40))),
            has.Count == 0 ? "its index names no platform at all: ask whoever made it" : $"--platform {Printable.Of(has[0], 40)}"
        );

    /// <summary>SLP652: a part of the image has other bytes than its manifest says, or fewer.</summary>
    /// <param name="part">The part.</param>
    /// <param name="expected">Digest, and bytes where they are known.</param>
    /// <param name="found">What it has.</param>
    public static Problem WrongBytes(string part, string expected, string found) =>
        new("SLP652", Family.Failed, $"{part} has {found}", expected, "the image is cut short or damaged: copy, save or pull it again");

    /// <summary>SLP653: a part of the image is of a kind that holds no files.</summary>
    /// <param name="part">The part.</param>
    /// <param name="mediaType">Its media type.</param>
    public static Problem UnknownType(string part, string mediaType) =>
        new(
            "SLP653",
            Family.Failed,
            $"{part} is of the kind '{Printable.Of(mediaType, 120)}'",
            "layers of tar, plain or packed with gzip or zstd, of OCI's or Docker's media types",
            "it is an artifact and no image, or encrypted: audit the image that it belongs to"
        );

    /// <summary>SLP654: a size that no honest image has.</summary>
    /// <param name="part">What has it.</param>
    /// <param name="what">What is too large.</param>
    /// <param name="limit">Most bytes.</param>
    public static Problem AbsurdSize(string part, string what, long limit) =>
        new("SLP654", Family.Failed, $"{part}: {what} than {limit} bytes", $"at most {limit} bytes", "nothing of it was used; ask whoever made it");

    /// <summary>SLP655: more paths than an image may have.</summary>
    /// <param name="image">Its name.</param>
    /// <param name="limit">The most.</param>
    public static Problem TooMany(string image, long limit) =>
        new(
            "SLP655",
            Family.Failed,
            $"{Printable.Of(image, 120)} brings more than {limit} paths",
            $"at most {limit}",
            "nothing of it was used; ask whoever made it"
        );

    /// <summary>SLP656: links that lead to each other and nowhere else.</summary>
    /// <param name="archive">What holds them.</param>
    /// <param name="path">One of them.</param>
    public static Problem LinkLoop(string archive, string path) =>
        new(
            "SLP656",
            Family.Failed,
            $"{archive}: the link '{Printable.Of(path, 160)}' leads back to itself",
            "links that end at a file",
            "no engine can unpack it: ask whoever made it"
        );

    /// <summary>SLP657: a packed layer wants more memory than an unpacker gives it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="limit">The largest window.</param>
    public static Problem WindowTooLarge(string layer, long limit) =>
        new(
            "SLP657",
            Family.Failed,
            $"{layer} is packed by zstd with a window of more than {limit} bytes",
            $"a window of at most {limit} bytes",
            "pack it again without --ultra and --long: engines refuse it too"
        );

    /// <summary>SLP658: what was given is neither an image nor a name of one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reason">Why.</param>
    public static Problem NoImage(string path, string reason) =>
        new(
            "SLP658",
            Family.Usage,
            $"{Printable.Of(path, 200)} holds no image: {reason}",
            "an OCI layout as a folder or a tar, or what docker save writes",
            "check the path; --image engine:NAME or registry:NAME for a name that is also a path"
        );

    /// <summary>SLP659: several images where one was asked for.</summary>
    /// <param name="place">What holds them.</param>
    /// <param name="names">Their names.</param>
    public static Problem WhichOne(string place, IReadOnlyList<string> names) =>
        new(
            "SLP659",
            Family.Usage,
            $"{Printable.Of(place, 200)} holds {names.Count} images",
            string.Join(", ", names.Take(8).Select(x => Printable.Of(x, 80))),
            $"name one behind the path: {Printable.Of(place, 200)}:{(names.Count > 0 ? Printable.Of(names[0], 80) : "NAME")}"
        );

    /// <summary>SLP664: a layer that the build found in a registry was never pulled, and no repository that is named has it.</summary>
    /// <param name="layer">Its digest.</param>
    /// <param name="asked">The repositories that were asked.</param>
    public static Problem NotPulled(string layer, IReadOnlyList<string> asked) =>
        new(
            "SLP664",
            Family.Missing,
            $"layer {layer} is not in the store, and {(asked.Count == 0 ? "no repository is named that may have it" : $"{string.Join(" and ", asked)} do not have it")}",
            "every layer, in the store or in the cache that the build found it in",
            "name the cache as in the build: --cache registry=HOST/PATH; or name the image with --image registry:NAME"
        );
}
