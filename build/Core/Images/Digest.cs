using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Core.Images;

/// <summary>A SHA-256 digest as OCI writes it (image-spec, descriptor.md): <c>sha256:</c> and 64 lower-case hex digits.</summary>
/// <param name="Hex">The 64 hex digits.</param>
public sealed record Digest(string Hex)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads <c>sha256:HEX</c> or bare HEX.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">Not a SHA-256 digest.</exception>
    public static Digest Parse(string text) => TryParse(text, out var digest) ? digest : throw new FormatException($"not a sha256 digest: '{text}'");

    /// <summary>Reads <c>sha256:HEX</c> or bare HEX; false when it is neither.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digest">The digest.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        var hex = text is not null && text.StartsWith("sha256:", StringComparison.Ordinal) ? text[7..] : text;
        var valid = hex is { Length: 64 } && !hex.AsSpan().ContainsAnyExcept(HexDigits);
        digest = valid ? new Digest(hex!) : null;
        return valid;
    }

    /// <summary>The digest of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Digest Of(ReadOnlySpan<byte> bytes) => FromHash(SHA256.HashData(bytes));

    /// <summary>The digest of a text's UTF-8 bytes.</summary>
    /// <param name="text">The text.</param>
    public static Digest Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Of(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Wraps a finished hash.</summary>
    /// <param name="hash">32 bytes.</param>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    /// <summary>The first 12 hex digits, for people.</summary>
    public string Abbreviated => Hex[..12];

    /// <summary><c>sha256:HEX</c>.</summary>
    public override string ToString() => $"sha256:{Hex}";
}
