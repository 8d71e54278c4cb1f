namespace Slipway.Tools.Auditing;

/// <summary>An archive that holds images: the small files by name.</summary>
internal interface IArchive
{
    /// <summary>The archive, for messages.</summary>
    string Place { get; }

    /// <summary>A small file whole; null where there is none of that name.</summary>
    /// <param name="path">Its name.</param>
    byte[]? Document(string path);
}
