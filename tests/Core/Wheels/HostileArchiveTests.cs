using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class HostileArchiveTests
{
    private const string File = "evil-1.0-py3-none-any.whl";
    private const string Info = "evil-1.0.dist-info";
    private static readonly byte[] Code = "x = 1\n"u8.ToArray();

    [Fact]
    public void The_honest_form_of_these_archives_is_taken() => Open(Honest().Build()).Files.Count.ShouldBe(4);

    [Fact]
    public void An_archive_with_zip64_records_is_read() => Open(Honest().Build(zip64: true)).Files.Count.ShouldBe(4);

    [Theory]
    [InlineData("../../etc/cron.d/evil")]
    [InlineData("pkg/../../../evil.py")]
    [InlineData("/etc/passwd")]
    [InlineData("pkg\\..\\evil.py")]
    [InlineData("pkg//evil.py")]
    [InlineData("./evil.py")]
    [InlineData("pkg/evil\n.py")]
    [InlineData("pkg/evil\0.py")]
    [InlineData("../")]
    public void A_name_that_leaves_its_folder_is_refused(string name) => Refused(Honest().Add(name, Code).Build()).ShouldContain("SLP222");

    [Fact]
    public void A_name_that_no_file_system_takes_is_refused() => Refused(Honest().Add("pkg/" + new string('a', 256), Code).Build()).ShouldContain("SLP222");

    [Theory]
    [InlineData(0xA1FF)]
    [InlineData(0x21B6)]
    [InlineData(0x11B6)]
    public void A_link_or_a_device_is_refused(int mode) =>
        Refused(Honest().Add("pkg/link", "/etc/passwd"u8.ToArray(), mode: (ushort)mode).Build()).ShouldContain("SLP223");

    [Fact]
    public void One_name_twice_is_refused() => Refused(Honest().Add("evil.py", "y = 2\n"u8.ToArray()).Build()).ShouldContain("SLP224");

    [Fact]
    public void A_file_that_is_also_a_folder_is_refused() => Refused(Honest().Add("evil.py/evil.py", Code).Build()).ShouldContain("SLP222");

    [Fact]
    public void All_bad_names_are_reported_together() =>
        Refused(Honest().Add("../a", Code).Add("/b", Code).Add("evil.py", Code).Build()).ShouldBe(["SLP222", "SLP222", "SLP224"]);

    [Fact]
    public void A_bomb_is_refused_by_what_it_declares() =>
        Refused(Honest().Add("pkg/zeros", new byte[100 << 20], deflate: true).Build()).ShouldContain("SLP225");

    [Fact]
    public void A_bomb_that_declares_less_than_it_holds_is_stopped_at_what_it_declared()
    {
        var zeros = new byte[20 << 20];
        var wheel = Open(Honest(("pkg/zeros.bin", new byte[1000])).Add("pkg/zeros.bin", zeros, deflate: true, size: 1000).Build());
        using var content = wheel.OpenFile(wheel.Files.Single(file => file.Name == "pkg/zeros.bin"));
        Should.Throw<SlipwayException>(() => content.CopyTo(Stream.Null)).Problems[0].Number.ShouldBe("SLP230");
    }

    [Fact]
    public void A_file_shorter_than_declared_is_refused_when_it_is_read()
    {
        var wheel = Open(Honest(("pkg/a.py", new byte[7])).Add("pkg/a.py", Code, deflate: true, size: 7).Build());
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP230");
    }

    [Fact]
    public void Bytes_that_are_not_deflated_data_are_refused_when_they_are_read()
    {
        var wheel = Open(Honest(("pkg/a.py", Code)).Add("pkg/a.py", Enumerable.Repeat((byte)0xFF, 50).ToArray(), method: 8, size: (uint)Code.Length).Build());
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP221");
    }

    [Fact]
    public void A_local_header_with_another_name_is_refused_when_it_is_read()
    {
        var wheel = Open(Honest(("pkg/a.py", Code)).Add("pkg/a.py", Code, localName: "pkg/b.py").Build());
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP221");
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused() => Refused(Honest(("pkg/a.py", Code)).Add("pkg/a.py", Code, offset: 0).Build()).ShouldBe(["SLP221"]);

    [Fact]
    public void An_entry_outside_of_the_archive_is_refused() => Refused(Honest().Add("pkg/a.py", Code, offset: 0x7FFFFFFF).Build()).ShouldBe(["SLP221"]);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0x800, 12)]
    public void An_encrypted_entry_or_another_method_is_refused(int flags, int method) =>
        Refused(Honest().Add("pkg/a.py", Code, flags: (ushort)flags, method: (ushort)method).Build()).ShouldBe(["SLP221"]);

    [Fact]
    public void A_name_of_unknown_encoding_is_refused()
    {
        Refused(Honest().Add("x", Code, flags: 0, nameBytes: [0x81, 0x82]).Build()).ShouldBe(["SLP221"]);
        Refused(Honest().Add("x", Code, nameBytes: [0xC3, 0x28]).Build()).ShouldBe(["SLP221"]);
    }

    [Fact]
    public void Bytes_behind_the_archive_or_a_wrong_number_of_entries_are_refused()
    {
        Refused(Honest().Build(behind: [1, 2, 3])).ShouldBe(["SLP221"]);
        Refused(Honest().Build(entries: 3)).ShouldBe(["SLP221"]);
        Refused(Honest().Build(entries: 60000)).ShouldBe(["SLP221"]);
        Refused(Honest().Build(start: 3)).ShouldBe(["SLP221"]);
        Refused([]).ShouldBe(["SLP221"]);
    }

    [Fact]
    public void An_archive_of_random_changes_is_read_or_refused_and_never_anything_else()
    {
        var honest = new WheelBuilder("evil", "1.0")
            .Add("evil/__init__.py", Code)
            .Add($"{Info}/entry_points.txt", "[console_scripts]\nevil = evil:main\n")
            .Build();
        var random = new Random(427);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = honest.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                var wheel = Open(bytes);
                wheel.Verify();
                WheelLayout.Of(wheel, VenvPaths.Of(13), LayoutRules.Lean);
            }
            catch (SlipwayException e)
            {
                refused++;
                e.Problems.ShouldAllBe(problem => problem.Number.StartsWith("SLP22") || problem.Number.StartsWith("SLP23"));
            }
        }
        refused.ShouldBeInRange(1000, 2000);
    }

    /// <summary>An archive of one module and its metadata; RECORD also lists what the caller will add.</summary>
    private static RawZip Honest(params (string Name, byte[] Content)[] announced)
    {
        var files = new (string Name, byte[] Content)[]
        {
            ("evil.py", Code),
            ($"{Info}/METADATA", "Name: evil\n"u8.ToArray()),
            ($"{Info}/WHEEL", "Wheel-Version: 1.0\n"u8.ToArray()),
        };
        var record =
            string.Concat(files.Concat(announced).Select(file => $"{file.Name},{WheelBuilder.Hash(file.Content)},{file.Content.Length}\n"))
            + $"{Info}/RECORD,,\n";
        return files
            .Append(($"{Info}/RECORD", Encoding.UTF8.GetBytes(record)))
            .Aggregate(new RawZip(), (zip, file) => zip.Add(file.Item1, file.Item2, deflate: true));
    }

    private static WheelArchive Open(byte[] bytes) => WheelArchive.Open(File, () => new MemoryStream(bytes, writable: false));

    private static IEnumerable<string> Refused(byte[] bytes) => Should.Throw<SlipwayException>(() => Open(bytes)).Problems.Select(problem => problem.Number);
}
