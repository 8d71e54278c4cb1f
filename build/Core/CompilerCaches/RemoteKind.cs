namespace Slipway.Core.CompilerCaches;

/// <summary>What a remote compiler cache speaks, of what sccache can speak.</summary>
public enum RemoteKind
{
    /// <summary>Redis, or what speaks its protocol.</summary>
    Redis,

    /// <summary>S3, or what speaks its protocol.</summary>
    S3,

    /// <summary>WebDAV.</summary>
    Webdav,

    /// <summary>memcached.</summary>
    Memcached,

    /// <summary>The cache of GitHub Actions.</summary>
    Gha,
}
