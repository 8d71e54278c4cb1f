using System.Web;

namespace Octokit.Internal;

/// <summary>What the clients ask through: single answers, and lists over all their pages.</summary>
internal sealed class ApiConnection(IConnection connection)
{
    public IConnection Connection => connection;

    public async Task<T> Get<T>(Uri uri, IDictionary<string, string> parameters = null) =>
        (await connection.Get<T>(uri, parameters).ConfigureAwait(false)).Body;

    public async Task<T> Post<T>(Uri uri, object data) => (await ((Connection)connection).Ask<T>(HttpMethod.Post, uri, data).ConfigureAwait(false)).Body;

    public async Task<T> Patch<T>(Uri uri, object data) => (await connection.Patch<T>(uri, data).ConfigureAwait(false)).Body;

    public async Task<IReadOnlyList<T>> GetAll<T>(Uri uri, IDictionary<string, string> parameters, ApiOptions options)
    {
        var asked = new Dictionary<string, string>(parameters ?? new Dictionary<string, string>());
        if (options.StartPage is { } start)
            asked["page"] = $"{start}";
        if (options.PageSize is { } size)
            asked["per_page"] = $"{size}";
        var all = new List<T>();
        var page = await connection.Get<List<T>>(uri, asked).ConfigureAwait(false);
        all.AddRange(page.Body);
        while (page.HttpResponse.ApiInfo.Links.TryGetValue("next", out var next) && Wants(next, options))
        {
            page = await connection.Get<List<T>>(next, null).ConfigureAwait(false);
            all.AddRange(page.Body);
        }
        return all;
    }

    private static bool Wants(Uri next, ApiOptions options) =>
        options.PageCount is not { } count
        || !int.TryParse(HttpUtility.ParseQueryString(next.Query)["page"], out var page)
        || page - (options.StartPage ?? 1) < count;
}

internal static class Addresses
{
    public static Uri Api(FormattableString path) => new(FormattableString.Invariant(path), UriKind.Relative);

    /// <summary>With parameters behind it.</summary>
    public static Uri With(this Uri uri, IDictionary<string, string> parameters)
    {
        if (parameters is null or { Count: 0 })
            return uri;
        var query = string.Join('&', parameters.Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}"));
        return new Uri($"{uri}?{query}", UriKind.RelativeOrAbsolute);
    }
}
