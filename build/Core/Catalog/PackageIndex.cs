namespace Slipway.Core.Catalog;

/// <summary>A Python package index (PEP 503, PEP 691). Credentials come from the environment or netrc, never from here.</summary>
/// <param name="Name">For messages and for the variables with its credentials: lower-case letters, digits and dashes.</param>
/// <param name="Url">Address of its simple API.</param>
/// <param name="Packages">
/// The packages that may come from it: normalised names (PEP 503), where <c>*</c> stands for any text. A package comes from the first index that allows it, and from no other.
/// </param>
public sealed record PackageIndex(string Name, string Url, IReadOnlyList<string> Packages);
