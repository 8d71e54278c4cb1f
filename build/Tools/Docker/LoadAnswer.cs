using Docker.DotNet.Models;

namespace Slipway.Tools.Docker;

/// <summary>What an engine says while it loads: it exits well and says "Loaded image" also where it could not unpack, and only adds a line about it.</summary>
internal sealed class LoadAnswer : IProgress<JSONMessage>
{
    private readonly List<string> _trouble = [];

    /// <summary>The lines that tell of trouble; empty where there was none.</summary>
    public string Trouble => string.Join('\n', _trouble);

    /// <summary>Takes one message.</summary>
    /// <param name="value">The message.</param>
    public void Report(JSONMessage value)
    {
        var text = value.ErrorMessage ?? value.Error?.Message ?? value.Stream ?? value.Status ?? "";
        if (value.ErrorMessage is not null || value.Error is not null || text.Contains("rror unpacking", StringComparison.Ordinal))
            _trouble.Add(text.Trim());
    }
}
