namespace Slipway.Core.Catalog;

/// <summary>An upstream of the user's own in slipway.json: a built-in one with its addresses replaced. What is left out stays as the built-in one has it.</summary>
/// <param name="Name">As typed after <c>--upstream</c>: letters, digits, <c>-</c>; also the folder of its locks.</param>
/// <param name="Like">The built-in upstream that it is like: <c>public</c>, <c>pypi</c> or <c>debian</c>.</param>
/// <param name="Registry">Registry and path that replace the registry of every base image, such as <c>registry.example.com/mirror</c>.</param>
/// <param name="Indexes">Python indexes in the order in which they are asked. A name is only ever taken from an index that allows it.</param>
/// <param name="Base">Base image in place of the pinned ones.</param>
/// <param name="Debian">Debian mirrors and keyring.</param>
public sealed record UpstreamSettings(
    string Name,
    string Like,
    string? Registry = null,
    IReadOnlyList<IndexSettings>? Indexes = null,
    BaseSettings? Base = null,
    DebianSettings? Debian = null
);

/// <summary>A Python index.</summary>
/// <param name="Name">For messages and for the variables that carry its credentials.</param>
/// <param name="Url">Address of its simple API; never with a user or a password in it.</param>
/// <param name="Packages">Names that are taken from it; <c>*</c> stands for any text. Empty for every name that no other index claims.</param>
public sealed record IndexSettings(string Name, string Url, IReadOnlyList<string> Packages);

/// <summary>A base image of the user's own.</summary>
/// <param name="Image">Reference with a digest.</param>
/// <param name="Distribution">What it is made of, such as <c>ubuntu-24.04</c>: says how new a C library wheels may ask for.</param>
public sealed record BaseSettings(string Image, string Distribution);
