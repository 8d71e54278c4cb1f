using System.Net;

namespace Slipway.Tools.Http;

/// <summary>
/// Proxies as the environment names them: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>, small letters first, read as curl, pip and uv
/// read them. (What comes with .NET takes a host in <c>NO_PROXY</c> for that host alone, not for those below it, and knows no networks.)
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly ProxyExceptions _exceptions;

    private EnvironmentProxy(Uri? http, Uri? https, ProxyExceptions exceptions, ICredentials credentials) =>
        (_http, _https, _exceptions, Credentials) = (http, https, exceptions, credentials);

    /// <summary>What a proxy gets when it asks who one is.</summary>
    public ICredentials? Credentials { get; set; }

    /// <summary>Reads the variables; null where no proxy is named.</summary>
    /// <param name="variable">Gives a variable by its name.</param>
    public static EnvironmentProxy? Read(Func<string, string?> variable)
    {
        var credentials = new CredentialCache();
        var all = Value("all_proxy");
        var (http, https) = (Address(Value("http_proxy") ?? all, credentials), Address(Value("https_proxy") ?? all, credentials));
        return http is null && https is null ? null : new EnvironmentProxy(http, https, ProxyExceptions.Read(Value("no_proxy") ?? ""), credentials);

        string? Value(string name) =>
            variable(name) is { Length: > 0 } small ? small
            : variable(name.ToUpperInvariant()) is { Length: > 0 } large ? large
            : null;
    }

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) =>
        IsBypassed(destination) ? null
        : destination.Scheme == "https" ? _https
        : _http;

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback || _exceptions.Have(host);

    /// <summary><c>HOST:PORT</c>, with a scheme and credentials before it where they are needed; null for what is no address.</summary>
    private static Uri? Address(string? text, CredentialCache credentials)
    {
        if (text is null || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out var uri))
            return null;
        if (uri.UserInfo.Length == 0)
            return uri;
        var bare = new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        var parts = uri.UserInfo.Split(':', 2);
        if (credentials.GetCredential(bare, "Basic") is null)
            credentials.Add(bare, "Basic", new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")));
        return bare;
    }
}
