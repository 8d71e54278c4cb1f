using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Rendering.Dockerfiles;
using Slipway.Tools.Jobs;

namespace Slipway.Tools.Service;

/// <summary>Reads the user's repository: what is copied into an image is listed and hashed here, so that it is always in a key.</summary>
/// <param name="Root">The repository's root folder.</param>
public sealed record Checkout(string Root)
{
    /// <summary>Told of each file that is read; null where nobody asks.</summary>
    public InputFiles? Reads { get; init; }

    /// <summary>An absolute path.</summary>
    /// <param name="relative">Path below the root.</param>
    public string At(string relative) => Path.Combine(Root, relative);

    /// <summary>A file's bytes.</summary>
    /// <param name="path">Absolute path.</param>
    public byte[] Bytes(string path) => Read(path, Reads, Root);

    /// <summary>slipway.json.</summary>
    public Settings Settings()
    {
        var path = At("slipway.json");
        return File.Exists(path)
            ? Core.Catalog.Settings.Read(Text(path), "slipway.json")
            : throw new SlipwayException(SettingsProblems.NoSuchFile("the build", "slipway.json"));
    }

    /// <summary>layers in slipway.json; null where it says nothing or where there is none, which locks do not need.</summary>
    public LayerSettings? Layers() => File.Exists(At("slipway.json")) ? Settings().Layers : null;

    /// <summary>The pinned model, or null when the service has none.</summary>
    /// <param name="service">The service.</param>
    public ModelPin? Model(ServiceFacts service) =>
        service.Model.Length == 0 ? null : ModelPin.Read(Text(Required("service.model", service.Model)), service.Model);

    /// <summary>The pinned model that only tests need, or null when there is none.</summary>
    /// <param name="service">The service.</param>
    public ModelPin? TestModel(ServiceFacts service) =>
        service.TestModel.Length == 0 ? null : ModelPin.Read(Text(Required("service.testModel", service.TestModel)), service.TestModel);

    /// <summary>The service's tests, paths below their folder.</summary>
    /// <param name="service">The service.</param>
    public IReadOnlyList<FileFact> Tests(ServiceFacts service) =>
        service.Tests.Length == 0 ? [] : [.. Facts(At(service.Tests), Required("service.tests", service.Tests), Reads)];

    /// <summary>Files of the app layer, paths below the service's source folder.</summary>
    /// <param name="service">The service.</param>
    public IReadOnlyList<FileFact> App(ServiceFacts service) =>
        [
            .. service
                .Include.SelectMany(include => Facts(At(service.Source), Required("service.include", Path.Combine(service.Source, include)), Reads))
                .OrderBy(x => x.Path, StringComparer.Ordinal),
        ];

    /// <summary>components.json.</summary>
    public ComponentList Components() => ComponentList.Read(Text(Required("service.components", ComponentList.File)), ComponentList.File);

    /// <summary>A script below the folder of Dockerfiles.</summary>
    /// <param name="path">Path below that folder.</param>
    public IReadOnlyList<FileFact> Step(string path) => [.. Facts(At("dockerfiles"), Required("the build", $"dockerfiles/{path}"), Reads)];

    /// <summary>All files of a source folder anywhere, paths below it; what git keeps for itself is no source.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="reads">Told of each file that is read; null where nobody asks.</param>
    public static IReadOnlyList<FileFact> SourceFacts(string folder, InputFiles? reads = null) =>
        [.. Facts(folder, folder, reads).Where(x => x.Path != ".git" && !x.Path.StartsWith(".git/", StringComparison.Ordinal))];

    /// <summary>Native sources, paths below their folder.</summary>
    /// <param name="service">The service.</param>
    public IReadOnlyList<FileFact> Native(ServiceFacts service) =>
        service.Native.Length == 0 ? [] : [.. Facts(At(service.Native), Required("service.native", service.Native), Reads)];

    /// <summary>A product's Dockerfile and the files of its context that it copies or mounts: those and no others are in its key.</summary>
    /// <param name="product">The product in kebab case.</param>
    public StepFiles Steps(string product)
    {
        var text = Dockerfile(product);
        var paths = DockerfileReader.Read(text).ContextPaths.ToList();
        var folder = At("dockerfiles");
        var files = paths.Select(x => Path.Combine(folder, x)).Where(Path.Exists).SelectMany(x => Facts(folder, x, Reads));
        return new StepFiles(
            Digest.Of(Bytes(At($"dockerfiles/{product}.Dockerfile"))),
            [.. files.DistinctBy(x => x.Path).OrderBy(x => x.Path, StringComparer.Ordinal)]
        );
    }

    /// <summary>Text of a product's Dockerfile.</summary>
    /// <param name="product">The product in kebab case.</param>
    public string Dockerfile(string product) => File.ReadAllText(Required("the build", $"dockerfiles/{product}.Dockerfile"));

    /// <summary>Files beside the Dockerfiles, paths below their folder.</summary>
    public IReadOnlyList<string> DockerfileFolder() =>
        [
            .. Directory
                .EnumerateFiles(At("dockerfiles"), "*", SearchOption.AllDirectories)
                .Select(x => Path.GetRelativePath(At("dockerfiles"), x).Replace('\\', '/')),
        ];

    private string Required(string setting, string relative) =>
        Path.Exists(At(relative)) ? At(relative) : throw new SlipwayException(SettingsProblems.NoSuchFile(setting, relative));

    private string Text(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path)));
        return reader.ReadToEnd();
    }

    private static byte[] Read(string path, InputFiles? reads, string folder)
    {
        var bytes = File.ReadAllBytes(path);
        reads?.Note(path, bytes, folder);
        return bytes;
    }

    private static IEnumerable<FileFact> Facts(string folder, string path, InputFiles? reads)
    {
        IEnumerable<string> files = File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal);
        foreach (var file in files)
            yield return new FileFact(
                Path.GetRelativePath(folder, file).Replace('\\', '/'),
                OperatingSystem.IsWindows() ? FileModes.Plain : FileModes.Of(File.GetUnixFileMode(file)),
                Digest.Of(Read(file, reads, folder))
            );
    }

    /// <summary>What running the service from the checkout leaves behind is not its source.</summary>
    private static bool IsSource(string path) => !path.Contains("__pycache__", StringComparison.Ordinal) && !path.EndsWith(".pyc", StringComparison.Ordinal);
}
