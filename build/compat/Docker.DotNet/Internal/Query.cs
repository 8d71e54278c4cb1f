using System.Text.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal;

/// <summary>A query string in the API's spelling: what is null is left out, truth is 1 or 0, filters are JSON.</summary>
internal sealed class Query
{
    private readonly List<string> _parts = [];

    public Query Add(string name, string value)
    {
        if (value is not null)
            _parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return this;
    }

    public Query Add(string name, bool? value) =>
        Add(
            name,
            value switch
            {
                null => null,
                true => "1",
                false => "0",
            }
        );

    public Query Add(string name, IDictionary<string, IDictionary<string, bool>> filters) =>
        Add(name, filters is null ? null : JsonSerializer.Serialize(filters, ApiJson.Default.IDictionaryStringIDictionaryStringBoolean));

    public override string ToString() => _parts.Count == 0 ? "" : "?" + string.Join('&', _parts);
}
