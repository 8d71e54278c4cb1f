using Slipway.Tests;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Wheels with what published ones seldom have: all folders of .data, gui scripts, extras, execute bits, odd names.</summary>
internal static class OddWheels
{
    private const int Executable = 0x81ED;

    internal static IReadOnlyList<WheelBuilder> All =>
        [
            Data().Add("odd_data-1.0.data/scripts/sub/deep", "#!python\n", Executable),
            Programs("odd-twice = odd_programs:App.run"),
            Names(),
            Modes(),
            Versioned(),
        ];

    /// <summary>The same, less a program that is there twice (pip takes the last) and a folder of scripts (pip installs it): uv refuses such wheels.</summary>
    internal static IReadOnlyList<WheelBuilder> AllForUv => [Data(), Programs(""), Names(), Modes(), Versioned()];

    private static WheelBuilder Data()
    {
        var wheel = new WheelBuilder("odd_data", "1.0");
        return wheel
            .Add("odd_data/__init__.py", "")
            .Add($"{wheel.Data}/scripts/run-python", "#!python -E\nprint('hello')\n", Executable)
            .Add($"{wheel.Data}/scripts/run-window", "#!pythonw\r\nprint('window')\n", Executable)
            .Add($"{wheel.Data}/scripts/no-line-end", "#!python", Executable)
            .Add($"{wheel.Data}/scripts/not-executable", "#!python\nprint(1)\n")
            .Add($"{wheel.Data}/scripts/shell", "#!/bin/sh\necho '#!python'\n", Executable)
            .Add($"{wheel.Data}/scripts/short", "#!py", Executable)
            .Add($"{wheel.Data}/headers/odd.h", "#define ODD 1\n")
            .Add($"{wheel.Data}/headers/sub/more.h", "")
            .Add($"{wheel.Data}/data/share/odd/readme.txt", "text")
            .Add($"{wheel.Data}/data/etc/odd.conf", "a = b\n")
            .Add($"{wheel.Data}/data/lib/python3.13/site-packages/odd_from_data.py", "")
            .Add($"{wheel.Data}/data/lib/odd.so", "x")
            .Add($"{wheel.Data}/purelib/odd_pure.py", "x = 1\n")
            .Add($"{wheel.Data}/platlib/odd_plat/__init__.py", "y = 1\n")
            .Add("other-name.data/purelib/odd_other.py", "z = 1\n");
    }

    private static WheelBuilder Programs(string more)
    {
        var wheel = new WheelBuilder("Odd.Programs", "2.0rc1+local.1", "py2.py3-none-any");
        return wheel
            .Add("odd_programs.py", "def main(): pass\nclass App:\n    run = main\n")
            .Add($"{wheel.Data}/scripts/odd-run", "#!python\nold wrapper\n", Executable)
            .Add($"{wheel.Data}/scripts/odd-window.exe", "MZ", Executable)
            .Add($"{wheel.Data}/scripts/odd-run-script.py", "old", Executable)
            .Add(
                $"{wheel.Info}/entry_points.txt",
                $$"""
                # programs
                [console_scripts]
                odd-run = odd_programs:main
                odd.attribute=odd_programs:App.run
                odd-extra = odd_programs:main [fast, slow]
                {{more}}
                odd-twice = odd_programs:main
                UPPER_lower = odd_programs:main

                [gui_scripts]
                odd-window = odd_programs:main

                [odd.plugins]
                nothing = odd_programs
                """
            );
    }

    private static WheelBuilder Names() =>
        new WheelBuilder("odd_names", "1!1.0.post2")
            .Add("odd_names/grüße.py", "a = 1\n")
            .Add("odd_names/日本語/データ.txt", "text")
            .Add("odd_names/\U0001F40D.txt", "snake")
            .Add("odd_names/\uFF5E.txt", "after surrogates by ordinal order, before the snake by code points")
            .Add("odd_names/with space.txt", "")
            .Add("odd_names/with,comma.txt", "1")
            .Add("odd_names/with\"quote.txt", "2")
            .Add("odd_names/.hidden", "")
            .Add("odd_names/empty.txt", "")
            .Add("odd_names/-dash", "")
            .Add("odd_names/", "")
            .Add("odd_names/nothing/", "");

    private static WheelBuilder Modes() =>
        new WheelBuilder("odd_modes", "1.0", "cp313-cp313-manylinux_2_17_x86_64")
            .Add("odd_modes/__init__.py", "")
            .Add("odd_modes/run.sh", "#!/bin/sh\n", Executable)
            .Add("odd_modes/group.sh", "", 0x8000 | 0b110_101_100)
            .Add("odd_modes/secret", "", 0x8000 | 0b110_000_000)
            .Add("odd_modes/no-type", "", 0b111_101_101)
            .Add("odd_modes/none", "", 0)
            .Add("odd_modes/setuid", "", 0x8000 | 0b100_111_101_101)
            .Add("odd_modes/stored.bin", new byte[100_000], Executable, stored: true);

    /// <summary>pip replaces the versioned programs of itself and of easy_install by those of the running Python.</summary>
    private static WheelBuilder Versioned()
    {
        var wheel = new WheelBuilder("pip", "99.0");
        return wheel
            .Add("pip/__init__.py", "")
            .Add(
                $"{wheel.Info}/entry_points.txt",
                "[console_scripts]\npip = pip:main\npip3 = pip:main\npip3.8 = pip:main\neasy_install = pip:main\neasy_install-3.8 = pip:main\npipx = pip:main\n"
            );
    }
}
