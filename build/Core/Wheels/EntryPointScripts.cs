using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>The programs that an installer makes from a wheel's <c>console_scripts</c> and <c>gui_scripts</c>, with the text of pip 25.1 (distlib).</summary>
internal static partial class EntryPointScripts
{
    private const int LongestShebang = 127;

    /// <summary>Names of all console and gui entry points: a script of that name inside the wheel is an old wrapper and not installed.</summary>
    internal static HashSet<string> Names(IEnumerable<EntryPoint> points) => [.. points.Where(IsScript).Select(p => p.Name)];

    /// <summary>File name and content of each program. A name may come twice; the last one is the file.</summary>
    /// <exception cref="SlipwayException">SLP231: all that cannot become a program.</exception>
    internal static IReadOnlyList<(string Name, byte[] Content)> Of(string wheel, IReadOnlyList<EntryPoint> points, VenvPaths paths)
    {
        var console = VersionedNames.Apply(Group(points, "console_scripts"), paths.PythonMinor);
        var all = console.Concat(Group(points, "gui_scripts")).Select(p => (p.Name, p.Value, Match: Specification().Match($"{p.Name} = {p.Value}"))).ToList();
        var bad = all.Where(p => !IsValid(p.Name, p.Value, p.Match)).Select(p => WheelProblems.BadEntryPoint(wheel, p.Name, p.Value)).ToList();
        if (bad.Count > 0)
            throw new SlipwayException(bad);
        return [.. all.Select(p => (p.Match.Groups["name"].Value, Encoding.UTF8.GetBytes(Text(p.Match.Groups["callable"].Value, paths.Interpreter))))];
    }

    private static bool IsScript(EntryPoint point) => point.Group is "console_scripts" or "gui_scripts";

    /// <summary>The last of two equal names wins, at the place of the first.</summary>
    private static List<(string Name, string Value)> Group(IReadOnlyList<EntryPoint> points, string group) =>
        [.. points.Where(p => p.Group == group).GroupBy(p => p.Name).Select(same => (same.Key, same.Last().Value))];

    private static bool IsValid(string name, string value, Match match) =>
        match.Success
        && match.Groups["name"].Value is var file
        && file.Length > 0
        && file is not ("." or "..")
        && !file.Any(c => c is '/' or '\\' || char.IsControl(c))
        && match.Groups["callable"].Value.Count(c => c == ':') == 1
        && (match.Groups["flags"].Success || $"{name}{value}".AsSpan().IndexOfAny('[', ']') < 0);

    private static string Text(string callable, string interpreter)
    {
        var (module, function) = (callable.Split(':')[0], callable.Split(':')[1]);
        return Shebang(interpreter)
            + $"""
                # -*- coding: utf-8 -*-
                import re
                import sys
                from {module} import {function.Split('.')[0]}
                if __name__ == '__main__':
                    sys.argv[0] = re.sub(r'(-script\.pyw|\.exe)?$', '', sys.argv[0])
                    sys.exit({function}())

                """.ReplaceLineEndings("\n");
    }

    /// <summary>Kernels cut long first lines and split at blanks: then the shell starts the interpreter.</summary>
    private static string Shebang(string interpreter)
    {
        var quoted = interpreter.Contains(' ', StringComparison.Ordinal) ? $"\"{interpreter}\"" : interpreter;
        var direct = quoted == interpreter && Encoding.UTF8.GetByteCount(interpreter) + 3 <= LongestShebang;
        return direct ? $"#!{interpreter}\n" : $"#!/bin/sh\n'''exec' {quoted} \"$0\" \"$@\"\n' '''\n";
    }

    [GeneratedRegex(
        @"(?<name>[^\[]\S*)\s*=\s*(?<callable>\w+([:\.]\w+)*)\s*(\[\s*(?<flags>[\w-]+(=\w+)?(,\s*\w+(=\w+)?)*)\s*\])?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Specification();
}
