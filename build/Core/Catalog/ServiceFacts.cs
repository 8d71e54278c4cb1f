namespace Slipway.Core.Catalog;

/// <summary>What slipway.json says of the service that the images carry. Folders are relative to the repository.</summary>
/// <param name="Name">Name of the image and title in its labels.</param>
/// <param name="Source">Folder whose <paramref name="Include"/> folders become the app layer.</param>
/// <param name="Include">Files and folders below <paramref name="Source"/> that go into the image.</param>
/// <param name="Folder">Absolute folder in the image, also the working directory.</param>
/// <param name="Native">Folder of the native sources; empty for none.</param>
/// <param name="Model">File that pins the model (<see cref="ModelPin"/>); empty for none.</param>
/// <param name="Command">Entry point, exec form.</param>
/// <param name="Health">Health check, exec form.</param>
/// <param name="Port">TCP port that it listens on.</param>
/// <param name="Environment">Variables of the image.</param>
/// <param name="Ready">HTTP path that answers 200 once the service serves.</param>
/// <param name="Smoke">Questions that the image must answer before it is called good.</param>
/// <param name="Components">Native components of components.json that the image carries, with all that they need; null for none.</param>
/// <param name="Tests">Folder of the service's tests, which targets Check and Dev put into their images; empty for none.</param>
/// <param name="TestModel">File that pins a model for the tests (<see cref="ModelPin"/>), which the shipped image lacks; empty for none.</param>
/// <param name="TestSeconds">Most seconds that the tests may take in one image.</param>
public sealed record ServiceFacts(
    string Name,
    string Source,
    IReadOnlyList<string> Include,
    string Folder,
    string Native,
    string Model,
    IReadOnlyList<string> Command,
    IReadOnlyList<string> Health,
    int Port,
    IReadOnlyDictionary<string, string> Environment,
    string Ready,
    IReadOnlyList<SmokeQuestion> Smoke,
    IReadOnlyList<string>? Components = null,
    string Tests = "",
    string TestModel = "",
    int TestSeconds = 600
);
