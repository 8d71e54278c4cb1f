using System.Runtime.InteropServices;
using Slipway.Core.Debian;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "X4")]
public sealed class ElfFileTests
{
    private static readonly byte[] Native = File.ReadAllBytes(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"));

    [Fact]
    public void A_shared_object_of_the_runtime_needs_the_C_library()
    {
        var elf = ElfFile.Read(new MemoryStream(Native)).ShouldNotBeNull();
        elf.Needed.ShouldContain("libc.so.6");
        elf.Soname.ShouldBe("libSystem.Native.so");
        elf.Machine.ShouldBe(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 62 : 183);
    }

    [Fact]
    public void Something_else_is_no_ELF_file() => ElfFile.Read(new MemoryStream("#!/bin/sh\n"u8.ToArray())).ShouldBeNull();

    [Fact]
    public void No_damaged_file_gives_anything_but_a_refusal()
    {
        var random = new Random(5);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Native.ToArray();
            for (var n = 0; n < 8; n++)
                bytes[random.Next(16, 1024)] = (byte)random.Next(256);
            if (i % 4 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                ElfFile.Read(new MemoryStream(bytes));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(100);
    }
}
