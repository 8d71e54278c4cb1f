namespace Slipway.Core.Catalog;

/// <summary>A platform as OCI names it, with its names elsewhere.</summary>
/// <param name="Architecture">OCI and Debian name: <c>amd64</c>, <c>arm64</c>.</param>
/// <param name="Machine">Kernel and wheel-tag name: <c>x86_64</c>, <c>aarch64</c>.</param>
/// <param name="Triplet">Debian multiarch triplet, the name of the library folder and of the cross compiler.</param>
public sealed record Platform(string Architecture, string Machine, string Triplet)
{
    /// <summary>64-bit x86.</summary>
    public static readonly Platform Amd64 = new("amd64", "x86_64", "x86_64-linux-gnu");

    /// <summary>64-bit Arm.</summary>
    public static readonly Platform Arm64 = new("arm64", "aarch64", "aarch64-linux-gnu");

    /// <summary>Every platform that images are made for.</summary>
    public static readonly IReadOnlyList<Platform> All = [Amd64, Arm64];

    /// <summary>e_machine of the platform's ELF files (System V ABI, processor supplements).</summary>
    public int ElfMachine =>
        Machine switch
        {
            "x86_64" => 62,
            "aarch64" => 183,
            _ => throw new InvalidOperationException($"no ELF machine is known for {Machine}"),
        };

    /// <summary>The OCI spelling, such as <c>linux/amd64</c>.</summary>
    public override string ToString() => $"linux/{Architecture}";
}
