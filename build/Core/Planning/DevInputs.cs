using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Planning;

/// <summary>What the images Check and Dev are made from beyond the shipped one; packages are with the platforms.</summary>
/// <param name="Tests">The service's tests, paths below their folder; empty for none.</param>
/// <param name="TestModel">A model that only tests need; null for none.</param>
/// <param name="Runner">Digest of the script that begins the tests.</param>
public sealed record DevInputs(IReadOnlyList<FileFact> Tests, ModelPin? TestModel, Digest Runner);
