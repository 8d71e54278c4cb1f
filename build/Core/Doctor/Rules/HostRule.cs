using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>The machine itself.</summary>
internal static class HostRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Host is not { } host)
            return null;
        var problems = new List<Problem>();
        if (host.CheckoutIsOnWindows)
            problems.Add(
                DoctorProblems.Setup(
                    "the checkout is on a drive of Windows: each file takes ten times as long, and modes of files are lost",
                    "a folder of the Linux side, such as ~/src",
                    "clone the project again below your home in WSL"
                )
            );
        if (host.HasOverlay == false)
            problems.Add(DoctorProblems.Setup("this kernel does not list overlayfs: an engine copies every layer whole", "overlayfs", "sudo modprobe overlay"));
        if (!host.HasIPv4 && host.HasIPv6)
            problems.Add(
                DoctorProblems.Setup(
                    "this machine has IPv6 only: registries and mirrors without it cannot be reached",
                    "IPv4, NAT64, or a proxy that has it",
                    "set a proxy: export http_proxy=... https_proxy=..."
                )
            );
        if (host.Sdk is { Found: null } sdk)
            problems.Add(
                DoctorProblems.Setup(
                    $"{sdk.Folder} has no .NET SDK {sdk.Floor} or a newer one of that release: build.sh has to find or fetch one before it can compile a change of the build",
                    $"the .NET SDK {sdk.Floor}, which global.json asks for",
                    "install it, or set DOTNET_ROOT to it; with a network build.sh fetches it by itself"
                )
            );
        return new Check(
            "machine",
            $"{host.System}, .NET {host.Runtime}{(host.Sdk?.Found is { } found ? $", SDK {found}" : "")}{(host.IsWsl ? ", WSL" : "")}",
            problems
        );
    }
}
