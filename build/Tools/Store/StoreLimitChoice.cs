using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Store;

namespace Slipway.Tools.Store;

/// <summary>The limit of the store: SLIPWAY_STORE_LIMIT, else slipway.json, else the default.</summary>
public static class StoreLimitChoice
{
    private const string Variable = "SLIPWAY_STORE_LIMIT";

    /// <summary>What the variable says; null where it says nothing.</summary>
    /// <exception cref="SlipwayException">SLP160: it is no limit.</exception>
    public static StoreLimit? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text
            ? null
            : StoreLimit.TryParse(text) ?? throw new SlipwayException(StoreProblems.NotALimit(text));

    /// <summary>The limit.</summary>
    /// <param name="settings">slipway.json, whose limit the reader has checked; asked for where the variable says nothing.</param>
    /// <exception cref="SlipwayException">SLP160, and what is wrong with slipway.json.</exception>
    public static StoreLimit Of(Func<Settings> settings) =>
        FromEnvironment() ?? (settings().Store?.Limit is { } text ? StoreLimit.TryParse(text) : null) ?? StoreLimit.Default;
}
