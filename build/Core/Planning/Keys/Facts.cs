using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>One file that goes into a key: name, permission bits and content.</summary>
/// <param name="Path">Path below the folder in question.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Content">Digest of the bytes.</param>
public sealed record FileFact(string Path, int Mode, Digest Content) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Path;

    /// <inheritdoc />
    void INamedFact.Describe(FactLine line) => line.Add("Content", Content).Add("Mode", Mode).Add("Path", Path);
}

/// <summary>One pinned package that goes into a key.</summary>
/// <param name="Name">Package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Architecture">Its Debian architecture.</param>
/// <param name="Sha256">Digest of the .deb.</param>
public sealed record PackageFact(string Name, string Version, string Architecture, Digest Sha256) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => $"{Name}:{Architecture}";

    /// <inheritdoc />
    void INamedFact.Describe(FactLine line) => line.Add("Architecture", Architecture).Add("Name", Name).Add("Sha256", Sha256).Add("Version", Version);
}

/// <summary>One wheel that goes into a key.</summary>
/// <param name="Name">Normalized name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="File">File name, which has the tags.</param>
/// <param name="Sha256">Digest of the wheel.</param>
public sealed record WheelFact(string Name, string Version, string File, Digest Sha256) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Name;

    /// <summary>Key of the wheel that is compiled from the file, where it is a source archive: the wheel's own digest is not known before. Null for a wheel.</summary>
    public Key? Compiled { get; init; }

    /// <inheritdoc />
    void INamedFact.Describe(FactLine line)
    {
        var described = line.Add("File", File).Add("Name", Name).Add("Sha256", Sha256).Add("Version", Version);
        if (Compiled is { } key)
            described.Add("Compiled", key.Hex);
    }
}

/// <summary>One build argument that goes into a key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record ArgumentFact(string Name, string Value) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Name;

    /// <inheritdoc />
    void INamedFact.Describe(FactLine line) => line.Add("Name", Name).Add("Value", Value);
}

/// <summary>One component that another is compiled against.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Key">Its key.</param>
public sealed record NeedFact(string Name, string Version, Key Key) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Name;

    /// <inheritdoc />
    void INamedFact.Describe(FactLine line) => line.Add("Key", Key.Hex).Add("Name", Name).Add("Version", Version);
}
