namespace Slipway.Core.Catalog;

/// <summary>The compatibility table: every mode, device, backend, platform and upstream.</summary>
/// <param name="Rows">One line a combination.</param>
/// <param name="Pins">The base images.</param>
public sealed record ModesTable(IReadOnlyList<ModesRow> Rows, BasePins Pins)
{
    /// <summary>The folder of the locks, below the root of the repository.</summary>
    public const string Locks = "requirements/locks";

    /// <summary>The table of a repository.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="custom">Upstreams of slipway.json.</param>
    public static ModesTable Of(string root, IReadOnlyList<CustomUpstream> custom)
    {
        var pins = BasePins.Read(File.ReadAllText(Path.Combine(root, BasePins.File)), BasePins.File);
        var rows =
            from upstream in Upstreams.With(custom)
            from mode in Modes.All
            from device in Devices.All
            from backend in Backends.All
            from platform in Platform.All
            select Row(
                new Wish(platform)
                {
                    Mode = mode.Mode,
                    Device = device.Device,
                    Backends = [(BackendChoice)backend.Backend],
                    Upstream = upstream.Name,
                    CustomUpstreams = custom,
                },
                root,
                pins
            );
        return new ModesTable([.. rows], pins);
    }

    private static ModesRow Row(Wish wish, string root, BasePins pins)
    {
        var (asked, problems) = Resolver.Try(wish);
        var selection = asked!;
        var platform = wish.HostPlatform;
        if (problems.Count > 0)
            return new ModesRow(selection, platform, Support.Refused, problems, null, null);
        var pin = selection.Upstream.Kind == UpstreamKind.Public ? pins.Find($"runtime-{Selection.Word(selection.Device)}", platform) : null;
        var file = Path.Combine(root, Locks, selection.Upstream.Name, selection.LockName(platform));
        if (!File.Exists(file + ".txt"))
            return new ModesRow(selection, platform, Support.Allowed, [], null, pin);
        var packages = LockTotals.OfWheels(File.ReadAllBytes(file + ".txt"));
        var isDebian = selection.Upstream.Kind == UpstreamKind.Debian;
        var forecast = Forecast.Of(
            packages,
            isDebian && File.Exists(file + ".debs.txt") ? LockTotals.OfDebs(File.ReadAllBytes(file + ".debs.txt")) : packages,
            isDebian ? ForecastRates.Debs : ForecastRates.Wheels,
            pin?.Bytes ?? 0
        );
        return new ModesRow(selection, platform, BuiltSelection.Has(selection) ? Support.Built : Support.Locked, [], forecast, pin);
    }
}
