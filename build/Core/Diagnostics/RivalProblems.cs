namespace Slipway.Core.Diagnostics;

/// <summary>SLP56x: the comparison with other ways to build an image.</summary>
public static class RivalProblems
{
    /// <summary>SLP560: there are no wheels to build the service of.</summary>
    /// <param name="folder">Where they were looked for.</param>
    public static Problem NoWheels(string folder) =>
        new(
            "SLP560",
            Family.Missing,
            $"Bench --rivals found no wheels at {folder}",
            "a folder with locks/before.amd64.txt and the files that it names in files/",
            "set SLIPWAY_TEST_INDEX to such a folder"
        );

    /// <summary>SLP561: uv, which two of the rivals are, is not there.</summary>
    public static Problem NoUv() =>
        new(
            "SLP561",
            Family.Missing,
            "Bench --rivals found no uv",
            "SLIPWAY_UV, PATH, or tools/uv-*-linux-amd64.xz of the wheels' folder",
            "install uv, or set SLIPWAY_UV"
        );

    /// <summary>SLP562: machine or platform on which the comparison does not run.</summary>
    /// <param name="found">What the machine is.</param>
    public static Problem OtherMachine(string found) =>
        new(
            "SLP562",
            Family.Missing,
            $"Bench --rivals cannot run here: {found}",
            "root on Debian or Ubuntu, linux/amd64: each contestant gets an engine that is emptied, so it cannot be one that is in use",
            "run it in a virtual machine"
        );
}
