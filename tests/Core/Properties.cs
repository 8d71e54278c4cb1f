using FsCheck;

namespace Slipway.Core.Tests;

/// <summary>
/// How properties are tried: a usual run tries the same texts everywhere, so that it fails for a change and not by chance; with SLIPWAY_TEST_ALL=1 each run tries others.
/// </summary>
internal static class Properties
{
    public static Config Times(int times)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(times);
        return Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1"
            ? config
            : config.WithReplay(new Replay(new Rnd(20_261_121, 1), Microsoft.FSharp.Core.FSharpOption<int>.None));
    }
}
