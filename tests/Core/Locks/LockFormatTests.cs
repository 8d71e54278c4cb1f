using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L1")]
public sealed class LockFormatTests
{
    public static TheoryData<string> Locks =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.amd64*.txt", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(Folder, "*.arm64*.txt", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(Folder, path))
                .Order(StringComparer.Ordinal),
        ];

    private static string Folder => Path.Combine(Repository.Root, "tests/data/locks");

    [Theory]
    [MemberData(nameof(Locks))]
    public void A_real_lock_is_written_byte_for_byte_as_it_was_read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var read = LockReader.Read(text, name);
        LockWriter.Write(read).ShouldBe(text);
        LockWriter.Write(LockWriter.Sorted(read.Head, read.Packages.Reverse())).ShouldBe(text);
    }

    [Fact]
    public void The_facts_of_a_lock_are_typed()
    {
        var read = LockReader.Read(File.ReadAllText(Path.Combine(Folder, "full-vllm.gpu.amd64.2_28.txt")), "full");
        (read.Target.Mode, read.Target.Backend, read.Target.Device, read.Target.Platform?.ToString(), read.Target.Python).ShouldBe(
            ("full", "vllm", "gpu", "linux/amd64", "3.12")
        );
        read.Target.WheelTarget.ShouldBe(new WheelTarget(12, "x86_64", Libc.Glibc(2, 28)));
        read.Head.Inputs.ShouldBe(Digest.Parse("sha256:d86ee97e07d0cfb9073ea861b66bf7e3074cba90c1d066feba345ab2c98dc9df"));
        read.Head.InputFiles.ShouldBe(["minimal.in", "gpu.in", "recommended.in", "full.in", "vllm.in"]);
        read.Head.Resolver.ShouldBe("uv 0.13.8 exclude-newer=2026-11-20");
        var sam2 = read.Find("SAM2").ShouldNotBeNull();
        (sam2.IsSdist, sam2.IsRoot, sam2.File, sam2.Size).ShouldBe((true, true, "sam2-1.1.0.tar.gz", 152836));
        read.Find("iopath")!.RequiredBy.ShouldBe(["sam2"]);
    }

    [Fact]
    public void A_size_that_was_not_known_is_null_and_written_as_a_question_mark()
    {
        var torch = LockReader.Read(File.ReadAllText(Path.Combine(Folder, "minimal.cpu.arm64.txt")), "cpu").Find("torch").ShouldNotBeNull();
        torch.Size.ShouldBeNull();
        torch.Version.ShouldBe("2.13.0+cpu");
        torch.ToString().ShouldContain(" ? via root, ");
    }

    [Fact]
    public void A_lock_of_converted_packages_names_them_behind_the_parents()
    {
        var head = LockHead.Of(
            LockTarget.TryParse("mode=minimal backend=onnx device=cpu platform=linux/arm64 python=3.13 suite=trixie")!,
            Digest.Of("in"),
            ["minimal.in", "onnx.in"],
            "apt trixie"
        );
        var package = new LockedPackage(
            "cffi",
            "1.17.1",
            Digest.Of("wheel"),
            "cffi-1.17.1-cp313-cp313-linux_aarch64.whl",
            900_000,
            ["cryptography"],
            false,
            ["python3-cffi_1.17.1-3_all", "python3-cffi-backend_1.17.1-3_arm64"]
        );
        var parent = new LockedPackage(
            "cryptography",
            "43.0.0",
            Digest.Of("other"),
            "cryptography-43.0.0-cp313-abi3-linux_aarch64.whl",
            null,
            [LockedPackage.Root],
            false,
            []
        );
        var text = LockWriter.Write(LockWriter.Sorted(head, [parent, package]));
        text.Split('\n')[4].ShouldEndWith(" 900000 via cryptography; debs python3-cffi_1.17.1-3_all python3-cffi-backend_1.17.1-3_arm64");
        var read = LockReader.Read(text, "debian");
        read.Packages[0].Debs.ShouldBe(package.Debs);
        read.Target.Suite.ShouldBe("trixie");
        LockWriter.Write(read).ShouldBe(text);
    }
}
