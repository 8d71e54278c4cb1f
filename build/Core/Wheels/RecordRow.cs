using System.Buffers.Text;
using System.Security.Cryptography;

namespace Slipway.Core.Wheels;

/// <summary>One row of RECORD (recording installed projects, "The RECORD file").</summary>
/// <param name="Path">Path from site-packages, segments joined by <c>/</c>.</param>
/// <param name="Hash"><c>sha256=</c> and base64 for URLs without padding; empty for RECORD itself and its signatures.</param>
/// <param name="Size">Bytes as text; may be empty.</param>
public sealed record RecordRow(string Path, string Hash, string Size)
{
    /// <summary>The row of bytes that were made here.</summary>
    /// <param name="path">Path from site-packages.</param>
    /// <param name="content">The bytes.</param>
    public static RecordRow Of(string path, byte[] content) => new(path, Encode(HashAlgorithmName.SHA256, SHA256.HashData(content)), content.Length.ToString());

    /// <summary>The algorithm of the hash; null where there is none.</summary>
    internal HashAlgorithmName? Algorithm =>
        Hash.Split('=')[0] switch
        {
            "sha256" => HashAlgorithmName.SHA256,
            "sha384" => HashAlgorithmName.SHA384,
            "sha512" => HashAlgorithmName.SHA512,
            _ => null,
        };

    internal static string Encode(HashAlgorithmName algorithm, byte[] hash) => $"{algorithm.Name!.ToLowerInvariant()}={Base64Url.EncodeToString(hash)}";
}
