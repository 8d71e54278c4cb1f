namespace Slipway.Core.Progress;

/// <summary>What a row of the progress is about.</summary>
public enum ProgressKind
{
    /// <summary>A download: packages or a model, all files of one request together.</summary>
    Fetch,

    /// <summary>Debian packages of one layer or of wheels that are unpacked; bytes are those of the packages.</summary>
    Unpack,

    /// <summary>Wheels that are converted.</summary>
    Wheels,

    /// <summary>Entries of the store that are hashed again.</summary>
    Check,

    /// <summary>A step of BuildKit.</summary>
    Step,

    /// <summary>A layer.</summary>
    Layer,

    /// <summary>The image on its way to registry, folder or engine.</summary>
    Delivery,

    /// <summary>The test of a platform's image.</summary>
    Test,
}
