using System.Text.Json;

namespace Slipway.Core.PullRequests;

/// <summary>A pull request, as the event that started a workflow describes it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Head">The commit that is proposed.</param>
/// <param name="HeadRepository">Where it comes from; null where that repository is gone.</param>
/// <param name="Base">The branch that it is proposed for.</param>
/// <param name="BaseRepository">Where that branch is.</param>
public sealed record PullRequestEvent(int Number, string? Head, string? HeadRepository, string? Base, string? BaseRepository)
{
    /// <summary>Whether it comes from another repository, whose runs get a token that may only read.</summary>
    public bool IsFork => BaseRepository is not null && !string.Equals(HeadRepository, BaseRepository, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an event's JSON; null where it is of no pull request.</summary>
    /// <param name="json">The text of GITHUB_EVENT_PATH.</param>
    public static PullRequestEvent? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
                Member(document.RootElement, "pull_request") is { ValueKind: JsonValueKind.Object } request
                && Member(request, "number") is { ValueKind: JsonValueKind.Number } number
                && number.TryGetInt32(out var found)
                && found > 0
                ? new PullRequestEvent(
                    found,
                    Word(Member(request, "head"), "sha"),
                    Word(Member(Member(request, "head"), "repo"), "full_name"),
                    Word(Member(request, "base"), "ref"),
                    Word(Member(Member(request, "base"), "repo"), "full_name")
                )
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Word(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } word ? word.GetString() : null;
}
