using System.Buffers;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Imports;

/// <summary>The words with which a container starts: programs, modules, and what variables name (<c>GUNICORN_CMD_ARGS=-k uvicorn.workers.UvicornWorker</c>).</summary>
internal static class StartWords
{
    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>All words of entry point, command, health check and variables, each once.</summary>
    /// <param name="config">The image's config.</param>
    public static IReadOnlySet<string> Of(ContainerConfig? config)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var texts = new[] { config?.Entrypoint, config?.Cmd, config?.Healthcheck?.Test }.SelectMany(x => x ?? []);
        // Of a variable its value counts.
        foreach (var text in texts.Concat((config?.Env ?? []).Select(x => x[(x.IndexOf('=', StringComparison.Ordinal) + 1)..])))
            Add(text, words);
        return words;
    }

    private static void Add(ReadOnlySpan<char> text, HashSet<string> words)
    {
        while (text.IndexOfAny(s_letters) is >= 0 and var start)
        {
            text = text[start..];
            var length = text.IndexOfAnyExcept(s_letters) is > 0 and var end ? end : text.Length;
            words.Add(text[..length].ToString());
            text = text[length..];
        }
    }
}
