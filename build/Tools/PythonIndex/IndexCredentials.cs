using System.Net.Http.Headers;
using System.Text;
using Slipway.Core.Locks.Index;

namespace Slipway.Tools.PythonIndex;

/// <summary>Who one is to an index.</summary>
/// <param name="User">Name.</param>
/// <param name="Password">Password or token.</param>
internal sealed record IndexCredentials(string User, string Password)
{
    /// <summary>The header that carries them.</summary>
    public AuthenticationHeaderValue Header => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));

    /// <summary>
    /// What is there for an index: <c>SLIPWAY_INDEX_NAME_USERNAME</c> and <c>_PASSWORD</c>, uv's <c>UV_INDEX_NAME_...</c>, netrc. Null where there is nothing.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="netrc">Path of netrc; <c>NETRC</c>, else <c>~/.netrc</c>, when null.</param>
    public static IndexCredentials? Find(PackageIndex index, string? netrc)
    {
        var name = string.Concat(index.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        foreach (var prefix in (string[])[$"SLIPWAY_INDEX_{name}", $"UV_INDEX_{name}"])
        {
            var (user, password) = (Variable($"{prefix}_USERNAME"), Variable($"{prefix}_PASSWORD"));
            if (user.Length + password.Length > 0)
                return new IndexCredentials(user, password);
        }
        var path = netrc ?? (Variable("NETRC") is { Length: > 0 } named ? named : Path.Combine(Home, ".netrc"));
        return NetrcFile.Find(path, index.Address.Host);
    }

    /// <summary>Never the secret: records print their members otherwise.</summary>
    public override string ToString() => $"credentials of {User}";

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
