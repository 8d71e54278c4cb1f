using System.Text;

namespace Slipway.Core.Auditing.Secrets;

/// <summary>Knows secrets by where they lie.</summary>
internal static class SecretPlaces
{
    /// <summary>A place and what a file there must hold to count.</summary>
    /// <param name="Kind">What it is, in words.</param>
    /// <param name="Proof">Bytes that it must hold; empty for none.</param>
    public sealed record Place(string Kind, ReadOnlyMemory<byte> Proof);

    private static readonly (string Ending, Place Place)[] s_endings =
    [
        ("/.aws/credentials", With("credentials of AWS", "aws_secret_access_key")),
        ("/.docker/config.json", With("passwords of registries", "\"auth\"")),
        ("/.kube/config", With("credentials of a cluster", "users:")),
        ("/.netrc", With("passwords for hosts", "password")),
        ("/.pypirc", With("a password for a package index", "password")),
        ("/.npmrc", With("a token for a package registry", "_auth")),
        ("/.git-credentials", With("passwords for git", "://")),
        ("/pip.conf", With("a password for a package index", "@")),
        ("/huggingface/token", With("a token of Hugging Face", "")),
        ("/.ssh/id_rsa", With("a private key", "")),
        ("/.ssh/id_ed25519", With("a private key", "")),
        ("/.ssh/id_ecdsa", With("a private key", "")),
        ("/application_default_credentials.json", With("credentials of Google Cloud", "")),
        ("/.azure/accessTokens.json", With("tokens of Azure", "")),
    ];

    private static readonly string[] s_examples = [".example", ".sample", ".template", ".dist", ".defaults"];

    // Where keys are kept. Sources, libraries and data are many and hold none that is found by its head.
    private static readonly string[] s_keyEndings = [".pem", ".key", ".p8", ".pk8", ".ppk", ".json", ".txt", ".cfg", ".conf", ".crt", ".asc", ".priv", ".rsa"];

    /// <summary>What lies there by its name alone; null for nothing special.</summary>
    /// <param name="path">Path in the image.</param>
    public static Place? Of(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        // Each of these names begins with a dot or is one of four.
        if (name is "" || (name[0] != '.' && name is not ("credentials" or "config.json" or "config" or "pip.conf" or "token") && !IsOther(name)))
            return null;
        if (name.StartsWith(".env"))
            return IsEnvironment(name) ? s_environment : null;
        foreach (var (ending, place) in s_endings)
            if (path.EndsWith(ending, StringComparison.Ordinal) || path.AsSpan().SequenceEqual(ending.AsSpan(1)))
                return place;
        return null;
    }

    /// <summary>Whether a file of that name may hold a key, so that its head is looked at.</summary>
    /// <param name="name">File name.</param>
    public static bool MayHoldKey(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
            return name.StartsWith("id_") || name.EndsWith("_key") || name.EndsWith("key");
        foreach (var ending in s_keyEndings)
            if (name[dot..].SequenceEqual(ending))
                return true;
        return false;
    }

    private static readonly Place s_environment = With("variables of an environment, where passwords and tokens are kept", "=");

    private static bool IsEnvironment(ReadOnlySpan<char> name)
    {
        if (name.Length > 4 && name[4] != '.')
            return false;
        foreach (var example in s_examples)
            if (name.EndsWith(example))
                return false;
        return true;
    }

    private static bool IsOther(ReadOnlySpan<char> name) => name.StartsWith("id_") || name is "application_default_credentials.json" or "accessTokens.json";

    private static Place With(string kind, string proof) => new(kind, Encoding.UTF8.GetBytes(proof));
}
