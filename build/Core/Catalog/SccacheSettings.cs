namespace Slipway.Core.Catalog;

/// <summary>Where compilers share what they made (docs/sccache.md).</summary>
/// <param name="Remote">Such as redis=redis://cache.example.com, s3=BUCKET?region=eu-west-1, webdav=https://cache.example.com/sccache or gha. The local disk is always in front of it. Null for the disk alone; --sccache beats it.</param>
/// <param name="Limit">How large the part on the disk of an engine may become, such as 10GB; null for sccache's own 10 GiB.</param>
/// <param name="Credentials">A file with lines NAME=VALUE, such as AWS_SECRET_ACCESS_KEY=..., that is not committed; variables of the environment with these names beat it. Null for the environment alone.</param>
public sealed record SccacheSettings(string? Remote = null, string? Limit = null, string? Credentials = null);
