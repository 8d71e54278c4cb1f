using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Core.Rendering;

/// <summary>Texts as JSON strings, which Dockerfiles and YAML read too.</summary>
internal static class JsonText
{
    /// <summary>The text in quotes. Only what JSON itself needs is escaped: people read the files.</summary>
    internal static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A list of texts on one line.</summary>
    internal static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";
}
