namespace Slipway.Tools.Registry;

/// <summary>Who one is to a registry.</summary>
/// <param name="User">Name; empty with an identity token.</param>
/// <param name="Secret">Password or token.</param>
/// <param name="IsIdentityToken">Whether <paramref name="Secret"/> is an OAuth2 refresh token.</param>
internal sealed record RegistryCredentials(string User, string Secret, bool IsIdentityToken)
{
    /// <summary>Never the secret: records print their members otherwise.</summary>
    public override string ToString() => $"credentials of {User}";
}
