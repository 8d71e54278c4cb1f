namespace Slipway.Core.Catalog;

/// <summary>An action by commit: a tag can be moved, a commit cannot.</summary>
/// <param name="Action">Owner and name, such as <c>actions/checkout</c>.</param>
/// <param name="Version">The tag that the commit stood under, for people and bots.</param>
/// <param name="Commit">The commit, 40 hexadecimal digits.</param>
public sealed record ActionPin(string Action, string Version, string Commit)
{
    /// <summary>What a step uses.</summary>
    public string ToReference() => $"{Action}@{Commit}";
}
