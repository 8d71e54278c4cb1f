using System.Text;
using Slipway.Core.Images;

namespace Slipway.Tools.PythonIndex;

/// <summary>A page as an index gave it.</summary>
/// <param name="Address">Where it was in the end; links start there.</param>
/// <param name="ContentType">Its format.</param>
/// <param name="Etag">The index's name for this state of the page; empty where it has none.</param>
/// <param name="Body">The page.</param>
internal sealed record CachedPage(Uri Address, string ContentType, string Etag, byte[] Body);

/// <summary>Pages and metadata files under the user's home. Pages are asked for again each time, by ETag; metadata never: its name is the wheel's digest.</summary>
/// <param name="folder">The cache's folder; made when something is kept.</param>
internal sealed class PageCache(string folder)
{
    private const int HeadLines = 3;

    /// <summary>The kept page of an address, or null.</summary>
    public CachedPage? Page(Uri address)
    {
        if (Read(PathOf(address)) is not { } bytes)
            return null;
        var lines = new string[HeadLines];
        var at = 0;
        for (var i = 0; i < HeadLines; i++)
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'\n');
            if (end < 0)
                return null;
            lines[i] = Encoding.UTF8.GetString(bytes, at, end);
            at += end + 1;
        }
        return Uri.TryCreate(lines[0], UriKind.Absolute, out var final) ? new CachedPage(final, lines[1], lines[2], bytes[at..]) : null;
    }

    /// <summary>Keeps a page that has an ETag.</summary>
    public void Keep(Uri address, CachedPage page)
    {
        if (page.Etag.Length > 0)
            WholeFile.Write(PathOf(address), [.. Encoding.UTF8.GetBytes($"{page.Address}\n{page.ContentType}\n{page.Etag}\n"), .. page.Body]);
    }

    /// <summary>The METADATA of a wheel, or null.</summary>
    public byte[]? Metadata(Digest wheel) => Read(PathOf(wheel));

    /// <summary>Keeps the METADATA of a wheel.</summary>
    public void Keep(Digest wheel, byte[] metadata) => WholeFile.Write(PathOf(wheel), metadata);

    private string PathOf(Uri address) => Path.Combine(folder, "pages", Digest.Of(address.AbsoluteUri).Hex);

    private string PathOf(Digest wheel) => Path.Combine(folder, "metadata", wheel.Hex);

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
