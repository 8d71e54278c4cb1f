using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Tools.GitHub;

/// <summary>
/// Answers with an ETag. GitHub is asked whether they still hold, and a 304 does not count against the rate limit. Kept by address and token, since what a token may
/// see decides what is answered; the token itself is not kept.
/// </summary>
/// <param name="folder">Where they are kept; null for memory only.</param>
/// <param name="token">The token.</param>
internal sealed class KeptAnswers(string? folder, string token)
{
    private const int Most = 1 << 20;
    private readonly ConcurrentDictionary<string, KeptAnswer> _memory = [];

    /// <summary>The answer of an address; null where none is kept.</summary>
    public KeptAnswer? Find(Uri address)
    {
        var name = Name(address);
        if (_memory.TryGetValue(name, out var kept) || folder is null)
            return kept;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, name)), KeptAnswerContext.Default.KeptAnswer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer, for this user alone. That it cannot be kept is no error.</summary>
    public void Keep(Uri address, KeptAnswer answer)
    {
        if (answer.Body.Length > Most)
            return;
        var name = Name(address);
        _memory[name] = answer;
        if (folder is null)
            return;
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            WholeFile.Write(Path.Combine(folder, name), JsonSerializer.SerializeToUtf8Bytes(answer, KeptAnswerContext.Default.KeptAnswer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Asked anew the next time.
        }
    }

    private string Name(Uri address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{token}\n{address}"))) + ".json";
}

/// <summary>An answer of the API.</summary>
/// <param name="Tag">Its ETag.</param>
/// <param name="Link">Its pages; null where it has one.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record KeptAnswer(string Tag, string? Link, string Body);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class KeptAnswerContext : JsonSerializerContext;
