using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Workflows;

/// <summary>What CI has to build, cut from plans: a leg is one image on one platform.</summary>
/// <param name="Legs">What has to be made.</param>
/// <param name="Reused">What is found by its key, and gets no job.</param>
public sealed record BuildMatrix(IReadOnlyList<MatrixLeg> Legs, IReadOnlyList<MatrixLeg> Reused)
{
    /// <summary>The job that plans.</summary>
    public const string Job = "plan";

    /// <summary>Name of the file in the job's folder.</summary>
    public const string File = "matrix.json";

    /// <summary>What <c>strategy.matrix</c> takes, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(new MatrixDocument(Legs), MatrixContext.Tight.MatrixDocument);

    /// <summary>All of it, for a job's folder: what is built, and what is not and why.</summary>
    public string ToRecord() => JsonSerializer.Serialize(this, MatrixContext.Tight.BuildMatrix) + "\n";

    /// <summary>Reads what <see cref="ToRecord"/> wrote; null where the text is something else.</summary>
    /// <param name="json">The text.</param>
    public static BuildMatrix? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, MatrixContext.Tight.BuildMatrix);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The images that are published, each once, on one line: what <c>strategy.matrix</c> takes.</summary>
    public string ImagesToJson() =>
        JsonSerializer.Serialize(
            new ImagesDocument([
                .. Legs.Concat(Reused)
                    .Select(x => new MatrixImage(x.Image, x.Mode, x.Backend, x.Device))
                    .Distinct()
                    .OrderBy(x => x.Name, StringComparer.Ordinal),
            ]),
            MatrixContext.Tight.ImagesDocument
        );
}

/// <summary>One image on one platform.</summary>
/// <param name="Name">Unique, in letters that a file's name can have: <c>minimal-onnx-cpu.arm64</c>.</param>
/// <param name="Image">The image, whatever the platform: <c>minimal-onnx-cpu</c>.</param>
/// <param name="Mode">What is installed.</param>
/// <param name="Backend">What it infers with.</param>
/// <param name="Device">What it computes on.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Runner">Label of a machine of that platform.</param>
/// <param name="Reason">Why it has to be made, or why not.</param>
public sealed record MatrixLeg(string Name, string Image, string Mode, string Backend, string Device, string Platform, string Runner, string Reason);

/// <summary>The form that GitHub reads.</summary>
/// <param name="Include">The legs.</param>
internal sealed record MatrixDocument(IReadOnlyList<MatrixLeg> Include);

/// <summary>An image of all its platforms.</summary>
/// <param name="Name">Its tag.</param>
/// <param name="Mode">What is installed.</param>
/// <param name="Backend">What it infers with.</param>
/// <param name="Device">What it computes on.</param>
internal sealed record MatrixImage(string Name, string Mode, string Backend, string Device);

/// <summary>The form that GitHub reads.</summary>
/// <param name="Include">The images.</param>
internal sealed record ImagesDocument(IReadOnlyList<MatrixImage> Include);

/// <summary>JSON code made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BuildMatrix))]
[JsonSerializable(typeof(MatrixDocument))]
[JsonSerializable(typeof(ImagesDocument))]
internal sealed partial class MatrixContext : JsonSerializerContext
{
    /// <summary>Reasons as people read them: <c>-></c> is no HTML here.</summary>
    public static MatrixContext Tight { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                RespectRequiredConstructorParameters = true,
                RespectNullableAnnotations = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
