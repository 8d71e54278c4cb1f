namespace Slipway.Core.CompilerCaches;

/// <summary>A remote compiler cache, without credentials.</summary>
/// <param name="Kind">What it speaks.</param>
/// <param name="Address">Its address, such as <c>redis://cache.example.com</c>; empty for S3 of its makers and for GitHub Actions.</param>
/// <param name="Bucket">Bucket of S3; empty otherwise.</param>
/// <param name="Region">Region of S3; empty where nobody says.</param>
/// <param name="Prefix">What all names begin with; empty for nothing. For GitHub Actions the version of the cache.</param>
public sealed record CompilerCacheRemote(RemoteKind Kind, string Address, string Bucket, string Region, string Prefix)
{
    /// <summary>Its word in <c>--sccache</c>, and its name in sccache's levels.</summary>
    public string Word => Kind.ToString().ToLowerInvariant();

    /// <summary>What sccache says where it uses it: the first word of its cache location.</summary>
    public string Location => Kind == RemoteKind.Gha ? "ghac" : Word;

    /// <summary>The cache as a person would name it.</summary>
    public override string ToString() =>
        Kind switch
        {
            RemoteKind.Gha => "the cache of GitHub Actions",
            RemoteKind.S3 => $"s3 {(Address.Length > 0 ? Address + "/" : "")}{Bucket}{(Prefix.Length > 0 ? "/" + Prefix : "")}",
            _ => Prefix.Length > 0 ? $"{Word} {Address}/{Prefix}" : $"{Word} {Address}",
        };

    /// <summary>Variables of sccache that choose it. The disk is the level before it.</summary>
    /// <param name="isWritten">Whether what is compiled is sent there.</param>
    public IEnumerable<(string Name, string Value)> Variables(bool isWritten)
    {
        yield return ("SCCACHE_MULTILEVEL_CHAIN", $"disk,{Word}");
        yield return ($"SCCACHE_{Word.ToUpperInvariant()}_RW_MODE", isWritten ? "READ_WRITE" : "READ_ONLY");
        var name = Word.ToUpperInvariant();
        if (Kind == RemoteKind.S3)
        {
            yield return ("SCCACHE_BUCKET", Bucket);
            yield return ("SCCACHE_S3_USE_SSL", Address.StartsWith("http://", StringComparison.Ordinal) ? "false" : "true");
            if (Address.Length > 0)
                yield return ("SCCACHE_ENDPOINT", Address);
            // sccache asks a service of the cloud for a region that nobody names.
            if (Region.Length > 0 || Address.Length > 0)
                yield return ("SCCACHE_REGION", Region.Length > 0 ? Region : "us-east-1");
        }
        else if (Kind == RemoteKind.Gha)
        {
            yield return ("SCCACHE_GHA_ENABLED", "on");
            if (Prefix.Length > 0)
                yield return ("SCCACHE_GHA_VERSION", Prefix);
            yield break;
        }
        else
        {
            yield return ($"SCCACHE_{name}_ENDPOINT", Address);
        }
        if (Prefix.Length > 0)
            yield return ($"SCCACHE_{name}_KEY_PREFIX", Prefix);
    }
}
