namespace Slipway.Core.Auditing.Secrets;

/// <summary>Knows keys by their first bytes.</summary>
internal static class SecretHeads
{
    /// <summary>What a file seems to be; null for none.</summary>
    /// <param name="head">Its first bytes.</param>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("PRIVATE KEY"u8) is >= 0 and var at && IsArmour(head, at))
            return "a private key";
        if (head.StartsWith("PuTTY-User-Key-File-"u8))
            return "a private key of PuTTY";
        if (head.IndexOf("\"service_account\""u8) >= 0 && head.IndexOf("\"private_key\""u8) >= 0)
            return "the key of a Google Cloud service account";
        return null;
    }

    /// <summary>A line of its own, with a body behind it: sources that only name the mark are none.</summary>
    private static bool IsArmour(ReadOnlySpan<byte> head, int at)
    {
        var line = head[..at].LastIndexOf((byte)'\n') + 1;
        var end = head[at..].IndexOf((byte)'\n');
        if (!head[line..].StartsWith("-----BEGIN "u8) || end < 0 || !head.Slice(at, end).TrimEnd("\r "u8).EndsWith("-----"u8))
            return false;
        var body = head[(at + end + 1)..];
        var first = body.IndexOf((byte)'\n') is >= 0 and var next ? body[..next] : body;
        return first.Length >= 16 && !first.StartsWith("-----END"u8);
    }
}
