using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Tools.Store;

/// <summary>
/// Small facts by key: <c>keys/KIND/HEX</c>. The first line is the digest of the rest: a file that is damaged, cut short or empty counts as not there,
/// so that these files need no sync of their own.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="kind">Name of the folder.</param>
public sealed class KeyFiles(ContentStore store, string kind)
{
    private readonly string _folder = Path.Combine(store.Root, "keys", kind);

    /// <summary>The facts, or null when there are none that can be trusted.</summary>
    /// <param name="hex">The key's hex digits.</param>
    public byte[]? Find(string hex)
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(_folder, hex));
            return IsWhole(bytes) ? bytes[65..] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The facts as what they were written from; null when there are none that can be trusted.</summary>
    /// <param name="hex">The key's hex digits.</param>
    /// <param name="type">What they are.</param>
    internal T? Find<T>(string hex, JsonTypeInfo<T> type)
        where T : class => Find(hex) is { } facts ? Read(facts, type) : null;

    /// <summary>Facts as what they were written from; null when they are something else.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="type">What they are.</param>
    internal static T? Read<T>(byte[] facts, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(facts, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes facts as JSON.</summary>
    /// <param name="hex">The key's hex digits.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="type">What they are.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    internal void Record<T>(string hex, T facts, JsonTypeInfo<T> type) => Record(hex, JsonSerializer.SerializeToUtf8Bytes(facts, type));

    /// <summary>The facts of every key that can be trusted.</summary>
    internal IEnumerable<byte[]> All() =>
        Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder).Select(x => Find(Path.GetFileName(x))).OfType<byte[]>() : [];

    /// <summary>Writes the facts aside and renames them into place.</summary>
    /// <param name="hex">The key's hex digits.</param>
    /// <param name="facts">The facts, not empty.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full. SLP521: the store cannot be written.</exception>
    public void Record(string hex, ReadOnlySpan<byte> facts)
    {
        var path = Path.Combine(_folder, hex);
        var temporary = store.NewTemporaryFile();
        var size = facts.Length + 65;
        try
        {
            Directory.CreateDirectory(_folder);
            using (var file = ContentStore.CreateTemporary(temporary))
            {
                file.Write(Seal(facts));
                file.WriteByte((byte)'\n');
                file.Write(facts);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(path, size, e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether a file's first line is the digest of the rest.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> file) => file.Length > 65 && file[64] == '\n' && file[..64].SequenceEqual(Seal(file[65..]));

    private static byte[] Seal(ReadOnlySpan<byte> facts) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(facts)));
}
