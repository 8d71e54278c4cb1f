using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <summary>
/// Answers the challenges of one registry. Nothing is read and nothing asked before the first 401; tokens are kept per scope until shortly before they end.
/// </summary>
/// <param name="host">The registry.</param>
/// <param name="address">Where it is reached.</param>
/// <param name="http">Fetches tokens.</param>
/// <param name="config">Has the credentials.</param>
internal sealed class RegistryAuthentication(string host, Uri address, HttpClient http, DockerConfig config) : IDisposable
{
    private readonly ConcurrentDictionary<string, (string Token, long Until)> _tokens = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private RegistryCredentials? _credentials;
    private bool _asked;
    private bool _basic;

    /// <summary>The header for a scope, as far as is known by now.</summary>
    public AuthenticationHeaderValue? Header(string scope) =>
        _tokens.TryGetValue(scope, out var token) && token.Until > Environment.TickCount64 ? new AuthenticationHeaderValue("Bearer", token.Token)
        : _basic && _credentials is { } known ? Basic(known)
        : null;

    /// <summary>Learns from a 401 what the next try needs.</summary>
    /// <param name="refused">The answer.</param>
    /// <param name="sent">The header that was refused.</param>
    /// <param name="scope">Scopes, joined by a blank.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP352: there is nothing more to try.</exception>
    public async Task LearnAsync(HttpResponseMessage refused, AuthenticationHeaderValue? sent, string scope, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            // Another request has learnt it in the meantime.
            if (Header(scope) is { } now && now.Parameter != sent?.Parameter)
                return;
            if (!_asked)
                _credentials = await config.FindAsync(host, cancellation);
            _asked = true;
            var challenge = AuthenticationChallenge.Read(refused.Headers.WwwAuthenticate);
            if (challenge is null || (challenge.Realm is null && (_credentials is null || _basic)))
                throw Refused(scope);
            if (challenge.Realm is { } realm)
                _tokens[scope] = await FetchAsync(realm, challenge.Service, scope, cancellation);
            else
                _basic = true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The refusal of what was sent.</summary>
    public SlipwayException Refused(string scope) => new(RegistryProblems.AuthenticationRefused(host, Repository(scope), _credentials is not null));

    /// <summary>Takes every secret out of a text of the registry.</summary>
    public string Redact(string text) =>
        _tokens
            .Values.Select(t => t.Token)
            .Append(_credentials?.Secret ?? "")
            .Where(s => s.Length > 0)
            .Aggregate(text, (t, s) => t.Replace(s, "***", StringComparison.Ordinal));

    public void Dispose() => _one.Dispose();

    private async Task<(string Token, long Until)> FetchAsync(Uri realm, string? service, string scope, CancellationToken cancellation)
    {
        // Credentials that go encrypted to the registry do not go in the clear to whoever it names.
        if (address.Scheme == "https" && realm.Scheme != "https")
            throw new SlipwayException(
                RegistryProblems.Unexpected(host, Repository(scope), "the first request", $"a token server without encryption ({realm.Host})")
            );
        using var request = _credentials is { IsIdentityToken: true } ? Exchange(realm, service, scope, _credentials.Secret) : Ask(realm, service, scope);
        using var response = await http.SendAsync(request, cancellation);
        if ((int)response.StatusCode is 400 or 401 or 403)
            throw Refused(scope);
        TransientAnswerException.ThrowIf(response);
        if (!response.IsSuccessStatusCode)
            throw new SlipwayException(RegistryProblems.Unexpected(host, Repository(scope), $"a token request to {realm.Host}", $"{(int)response.StatusCode}"));
        try
        {
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            var token = Text(answer, "token") ?? Text(answer, "access_token") ?? throw new JsonException("no token in it");
            var seconds = answer.RootElement.TryGetProperty("expires_in", out var ends) && ends.TryGetInt32(out var given) ? given : 60;
            return (token, Environment.TickCount64 + Math.Max(5, seconds - 10) * 1000L);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SlipwayException(RegistryProblems.Unexpected(host, Repository(scope), $"a token request to {realm.Host}", $"no token: {e.Message}"), e);
        }
    }

    private HttpRequestMessage Ask(Uri realm, string? service, string scope)
    {
        var query = scope.Split(' ').Select(s => $"scope={Uri.EscapeDataString(s)}");
        if (service is not null)
            query = query.Prepend($"service={Uri.EscapeDataString(service)}");
        var uri = new UriBuilder(realm) { Query = string.Join('&', query.Prepend(realm.Query.TrimStart('?')).Where(part => part.Length > 0)) }.Uri;
        return new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { Authorization = _credentials is null ? null : Basic(_credentials) } };
    }

    private static HttpRequestMessage Exchange(Uri realm, string? service, string scope, string identityToken) =>
        new(HttpMethod.Post, realm)
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", "refresh_token"),
                new("service", service ?? ""),
                new("client_id", "slipway"),
                new("scope", scope),
                new("refresh_token", identityToken),
            ]),
        };

    private static string? Text(JsonDocument answer, string name) =>
        answer.RootElement.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Repository(string scope) => scope.Split(':') is [_, var repository, ..] ? repository : scope;

    private static AuthenticationHeaderValue Basic(RegistryCredentials known) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{known.User}:{known.Secret}")));
}
