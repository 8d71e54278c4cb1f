using Slipway.Core.Diagnostics;
using Slipway.Core.Wheels;
using Slipway.Tests;

namespace Slipway.Core.Tests.Wheels;

[Trait("Row", "X4")]
public sealed class WheelArchiveTests
{
    private static WheelBuilder Demo(bool withRecord = true) => new WheelBuilder("demo", "1.0") { WithRecord = withRecord }.Add("demo.py", "x = 1\n");

    [Fact]
    public void A_wheel_of_another_project_or_version_is_refused()
    {
        Refused("other-1.0-py3-none-any.whl", Demo()).ShouldBe(["SLP227"]);
        Refused("demo-1.1-py3-none-any.whl", Demo()).ShouldBe(["SLP227"]);
        Open("Demo-1.0.0-py3-none-any.whl", Demo()).InfoFolder.ShouldBe("demo-1.0.dist-info");
    }

    [Theory]
    [InlineData("Name: other\nVersion: 1.0\n")]
    [InlineData("Name: demo\nVersion: 1.1\n")]
    [InlineData("Name: demo\n\nVersion: 1.0\n")]
    [InlineData("Version: 1.0\n")]
    [InlineData("")]
    public void Metadata_of_another_project_or_version_is_refused(string metadata) =>
        Refused(Demo().FileName, Demo().Add("demo-1.0.dist-info/METADATA", metadata)).ShouldBe(["SLP237"]);

    [Theory]
    [InlineData("Metadata-Version: 2.1\r\nname: Demo\r\nVERSION:1.0.0\r\n\r\nName: other\r\n")]
    [InlineData("Author: Jos\u00e9\nName: demo\nName: other\nVersion: 1.0\n")]
    public void Metadata_is_read_as_installers_read_it(string metadata) =>
        Open(Demo().FileName, Demo().Add("demo-1.0.dist-info/METADATA", System.Text.Encoding.Latin1.GetBytes(metadata))).Files.Count.ShouldBe(4);

    [Fact]
    public void A_second_metadata_folder_that_differs_in_case_alone_is_refused() =>
        Refused(Demo().FileName, Demo().Add("Demo-1.0.dist-info/METADATA", "")).ShouldBe(["SLP226"]);

    [Fact]
    public void Files_whose_names_differ_in_case_alone_are_two_files_as_on_the_system_that_images_run() =>
        Open(Demo().FileName, Demo().Add("DEMO.py", "")).Files.Count.ShouldBe(5);

    [Fact]
    public void A_wheel_has_exactly_one_metadata_folder()
    {
        Refused(Demo().FileName, Demo().Add("demo-2.0.dist-info/WHEEL", "")).ShouldBe(["SLP226"]);
        Refused(Demo().FileName, new RawZip().Add("demo.py", [1]).Build()).ShouldBe(["SLP226"]);
    }

    [Fact]
    public void Every_missing_file_of_the_metadata_is_named() =>
        Refused(Demo().FileName, new RawZip().Add("demo-1.0.dist-info/top_level.txt", [1]).Build()).ShouldBe(["SLP229", "SLP229", "SLP229"]);

    [Fact]
    public void A_file_that_record_does_not_list_is_refused() =>
        Refused(Demo().FileName, Demo(withRecord: false).Add("demo-1.0.dist-info/RECORD", "demo-1.0.dist-info/RECORD,,\n"))
            .ShouldBe(["SLP235", "SLP235", "SLP235"]);

    [Theory]
    [InlineData("demo.py,,6\n")]
    [InlineData("demo.py,md5=abc,6\n")]
    [InlineData("demo.py,sha256=x,6\ndemo.py,sha256=y,6\n")]
    public void A_file_without_one_safe_hash_is_refused(string rows) => Refused(Demo().FileName, Recorded(rows)).ShouldBe(["SLP235"]);

    [Fact]
    public void A_size_other_than_recorded_is_refused_at_once() => Refused(Demo().FileName, Recorded("demo.py,sha256=x,7\n")).ShouldBe(["SLP230"]);

    [Fact]
    public void Other_bytes_than_recorded_are_refused_when_they_are_read()
    {
        var wheel = Open(Demo().FileName, Recorded($"demo.py,{WheelBuilder.Hash("x = 2\n"u8.ToArray())},6\n"));
        Should.Throw<SlipwayException>(() => wheel.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP228");
        var laidOut = WheelLayout
            .Of(wheel, VenvPaths.Of(13), LayoutRules.Complete)
            .Entries.Single(entry => entry.Path.EndsWith("/demo.py", StringComparison.Ordinal));
        Should.Throw<SlipwayException>(() => laidOut.Open!().ReadExactly(new byte[6])).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP228");
    }

    [Theory]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public void Longer_hashes_are_checked_too(string algorithm)
    {
        var right =
            algorithm == "sha384" ? System.Security.Cryptography.SHA384.HashData("x = 1\n"u8) : System.Security.Cryptography.SHA512.HashData("x = 1\n"u8);
        Open(Demo().FileName, Recorded($"demo.py,{algorithm}={System.Buffers.Text.Base64Url.EncodeToString(right)},6\n")).Verify();
        right[0] ^= 1;
        var wrong = Open(Demo().FileName, Recorded($"demo.py,{algorithm}={System.Buffers.Text.Base64Url.EncodeToString(right)},6\n"));
        Should.Throw<SlipwayException>(() => wrong.Verify()).Problems.ShouldHaveSingleItem().Number.ShouldBe("SLP228");
    }

    [Fact]
    public void A_format_of_the_future_is_refused() =>
        Refused(Demo().FileName, Demo().Add("demo-1.0.dist-info/WHEEL", "Wheel-Version: 2.0\n")).ShouldBe(["SLP236"]);

    /// <summary>A demo whose RECORD says of demo.py what the caller says.</summary>
    private static WheelBuilder Recorded(string rows)
    {
        const string metadata = "Name: demo\nVersion: 1.0\n";
        var honest = Demo().Add("demo-1.0.dist-info/METADATA", metadata).Add("demo-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n");
        var others =
            $"demo-1.0.dist-info/METADATA,{WheelBuilder.Hash(System.Text.Encoding.UTF8.GetBytes(metadata))},{metadata.Length}\ndemo-1.0.dist-info/WHEEL,{WheelBuilder.Hash("Wheel-Version: 1.0\n"u8.ToArray())},19\n";
        return honest.Add("demo-1.0.dist-info/RECORD", rows + others + "demo-1.0.dist-info/RECORD,,\n");
    }

    private static WheelArchive Open(string name, WheelBuilder wheel) => Open(name, wheel.Build());

    private static WheelArchive Open(string name, byte[] bytes) => WheelArchive.Open(name, () => new MemoryStream(bytes, writable: false));

    private static IEnumerable<string> Refused(string name, WheelBuilder wheel) => Refused(name, wheel.Build());

    private static IEnumerable<string> Refused(string name, byte[] bytes) =>
        Should.Throw<SlipwayException>(() => Open(name, bytes)).Problems.Select(problem => problem.Number);
}
