using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Slipway.Compat.Sample;

internal enum Device
{
    Cpu,
    Gpu,
}

[TypeConverter(typeof(TypeConverter<Mode>))]
internal sealed class Mode : Enumeration
{
    public static readonly Mode Minimal = new() { Value = "minimal-run" };
    public static readonly Mode Full = new() { Value = "full-run" };
}

[ParameterPrefix("Wheel")]
internal interface IPrefixed : INukeBuild
{
    [Parameter]
    string? Index => TryGetValue(() => Index);

    [Parameter]
    int? Count => TryGetValue<int?>(() => Count);

    [Parameter(Separator = "+")]
    string[]? Parts => TryGetValue(() => Parts);
}

internal abstract class InheritedValues : NukeBuild
{
    [Parameter]
    protected string? Inherited { get; }
}

internal sealed class ValuesBuild : InheritedValues, IPrefixed
{
    public static int Start() => Execute<ValuesBuild>(x => x.Show);

    [Parameter("What is installed")]
    private readonly Mode Mode = Mode.Minimal;

    [Parameter("Which device.")]
    private Device Device { get; set; } = Device.Cpu;

    [Parameter]
    private string? FromFile { get; }

    [Parameter]
    private int Number { get; set; } = 7;

    [Parameter]
    private bool DryRun { get; }

    [Parameter]
    private bool? Maybe { get; }

    [Parameter]
    private string[]? Words { get; }

    [Parameter(Separator = ",")]
    private int[]? Items { get; }

    [Parameter]
    private AbsolutePath? Dir { get; }

    [Parameter]
    private TimeSpan? Limit { get; }

    [Parameter(Name = "Renamed")]
    private static string? Other { get; set; }

    [Parameter("A parameter like no other"), Secret]
    private string? MyGitHubURLPath { get; }

    private Target Show =>
        d =>
            d.Executes(() =>
            {
                Console.WriteLine($"Mode={Mode}");
                Console.WriteLine($"Device={Device}");
                Console.WriteLine($"FromFile={FromFile ?? "null"}");
                Console.WriteLine($"Number={Number}");
                Console.WriteLine($"DryRun={DryRun}");
                Console.WriteLine($"Maybe={Maybe?.ToString() ?? "null"}");
                Console.WriteLine($"Words={Text(Words)}");
                Console.WriteLine($"Items={Text(Items)}");
                Console.WriteLine($"Dir={Dir?.ToString() ?? "null"}");
                Console.WriteLine($"Limit={Limit?.ToString() ?? "null"}");
                Console.WriteLine($"Other={Other ?? "null"}");
                Console.WriteLine($"Secret={MyGitHubURLPath ?? "null"}");
                Console.WriteLine($"Inherited={Inherited ?? "null"}");
                Console.WriteLine($"Index={((IPrefixed)this).Index ?? "null"}");
                Console.WriteLine($"Count={((IPrefixed)this).Count?.ToString() ?? "null"}");
                Console.WriteLine($"Parts={Text(((IPrefixed)this).Parts)}");
                Console.WriteLine($"Root={RootDirectory}");
                Console.WriteLine($"Server={IsServerBuild} {Host.GetType().Name}");
                Console.WriteLine($"Verbosity={Verbosity}");
            });

    private static string Text<T>(T[]? values) => values is null ? "null" : $"[{string.Join('|', values)}]";
}
