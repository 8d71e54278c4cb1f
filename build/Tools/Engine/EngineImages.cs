namespace Slipway.Tools.Engine;

/// <summary>The images of an engine: all that is needed to give it one. Whether it can also build is another question, which takes longer to answer.</summary>
/// <param name="Endpoint">Where it is.</param>
/// <param name="Store">How it keeps images.</param>
public sealed record EngineImages(EngineEndpoint Endpoint, ImageStoreKind Store);
