using System.Net.Http.Headers;

namespace Slipway.Tools.PythonIndex;

/// <summary>Where the bytes of a partial file came from: a server may be asked for the rest of just that.</summary>
/// <param name="Address">The address.</param>
/// <param name="Etag">The server's name for the file's state: a strong one, others do not count for parts (RFC 9110, 13.1.5).</param>
internal sealed record PartialSource(Uri Address, EntityTagHeaderValue Etag)
{
    /// <summary>The source that an answer names; null where it has no strong name.</summary>
    public static PartialSource? Of(Uri address, HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } etag ? new PartialSource(address, etag) : null;

    /// <summary>What was noted beside a partial file, or null.</summary>
    public static PartialSource? Read(string partial)
    {
        try
        {
            return
                File.ReadAllLines(PathOf(partial)) is [var address, var tag]
                && Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && EntityTagHeaderValue.TryParse(tag, out var etag)
                ? new PartialSource(uri, etag)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Notes it beside a partial file; null deletes the note.</summary>
    public static void Write(string partial, PartialSource? source)
    {
        if (source is null)
            File.Delete(PathOf(partial));
        else
            File.WriteAllLines(PathOf(partial), [source.Address.AbsoluteUri, source.Etag.ToString()]);
    }

    private static string PathOf(string partial) => $"{partial}.source";
}
