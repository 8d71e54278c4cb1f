using Slipway.Tests;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Proxies that ask who one is.</summary>
internal static class AskingProxy
{
    public static FaultProxy Basic(int upstream, string header) =>
        new(upstream, r => r.Header("Authorization") == header ? null : new Fault.Answer(401, "WWW-Authenticate: Basic realm=\"test\"\r\n"));

    /// <summary>The token server is the proxy too; a token is good for the scope that it was given for.</summary>
    public static FaultProxy Bearer(int upstream, string header)
    {
        FaultProxy? self = null;
        self = new FaultProxy(
            upstream,
            r =>
                r.Path.StartsWith("/token", StringComparison.Ordinal)
                    ? r.Method == "POST" || r.Header("Authorization") == header
                        ? new Fault.Answer(200, Body: """{"token":"t0ken","expires_in":300}""")
                        : new Fault.Answer(401)
                    : r.Header("Authorization") == "Bearer t0ken"
                        ? null
                        : new Fault.Answer(401, $"WWW-Authenticate: Bearer realm=\"http://{self!.Host}/token\",service=\"test\",scope=\"x\"\r\n")
        );
        return self;
    }
}
