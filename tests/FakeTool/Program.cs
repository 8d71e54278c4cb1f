using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

// A program that behaves as it is told, so that tests of the process runner use a real child process.
var rest = args[1..];
switch (args[0])
{
    case "echo":
        Console.WriteLine(string.Join(' ', rest));
        return 0;
    case "stderr":
        Console.Error.WriteLine(string.Join(' ', rest));
        return 0;
    case "arguments":
        foreach (var argument in rest)
            Console.WriteLine($"[{argument}]");
        return 0;
    case "exit":
        return int.Parse(rest[0], CultureInfo.InvariantCulture);
    case "fail":
        Console.Error.WriteLine(string.Join(' ', rest[1..]));
        return int.Parse(rest[0], CultureInfo.InvariantCulture);
    case "env":
        Console.WriteLine(Environment.GetEnvironmentVariable(rest[0]) ?? "(unset)");
        return 0;
    case "directory":
        Console.WriteLine(Environment.CurrentDirectory);
        return 0;
    case "lines":
        for (var i = 1; i <= int.Parse(rest[0], CultureInfo.InvariantCulture); i++)
            Console.WriteLine($"line {i}");
        return 0;
    case "bytes":
        using (var output = Console.OpenStandardOutput())
            for (var left = long.Parse(rest[0], CultureInfo.InvariantCulture); left > 0; left -= 65536)
                output.Write(new byte[Math.Min(left, 65536)]);
        return 0;
    case "count-input":
        Console.WriteLine((Console.In.ReadToEnd()).Length);
        return 0;
    case "close-input":
        Console.OpenStandardInput().Dispose();
        return 0;
    case "sleep":
        Console.WriteLine($"sleeping {Environment.ProcessId}");
        Thread.Sleep(TimeSpan.FromSeconds(double.Parse(rest[0], CultureInfo.InvariantCulture)));
        return 0;
    case "ignore-sigterm":
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true))
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true))
        {
            Console.WriteLine($"staying {Environment.ProcessId}");
            Thread.Sleep(TimeSpan.FromSeconds(60));
        }
        return 0;
    case "spawn-child":
        // Prints the ids of parent and child, then both stay.
        using (var child = Process.Start(Environment.ProcessPath!, ["ignore-sigterm"]))
        {
            Console.WriteLine($"parent {Environment.ProcessId}");
            child.WaitForExit();
        }
        return 0;
    default:
        Console.Error.WriteLine($"unknown sub-command {args[0]}");
        return 64;
}
