namespace Slipway.Core.Debian;

/// <summary>A package of a resolved closure with what it depends on.</summary>
/// <param name="Package">The pin.</param>
/// <param name="Source">Name of its source package.</param>
/// <param name="Depends"><c>Pre-Depends</c> and <c>Depends</c>: one list of alternatives a relation.</param>
/// <param name="Provides">Virtual packages that it stands for.</param>
public sealed record ResolvedPackage(DebPackage Package, string Source, IReadOnlyList<IReadOnlyList<string>> Depends, IReadOnlyList<string> Provides);
