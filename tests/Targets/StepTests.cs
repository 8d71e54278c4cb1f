using System.Net.Sockets;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets.Tests;

[Trait("Row", "U2")]
[Trait("Row", "X3")]
public sealed class StepTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SlipwayException Translate(Exception error) => StepErrors.Translate(error, _folder["log", "error.log"]);

    [Fact]
    public void Problems_pass_as_they_are_and_print_without_a_trace()
    {
        var error = new SlipwayException(StepProblems.Cancelled());
        Translate(error).ShouldBeSameAs(error);
        error.ToString().ShouldBe(StepProblems.Cancelled().ToString());
    }

    [Fact]
    public void An_unforeseen_error_is_told_in_a_line_and_kept_whole_in_a_file()
    {
        SlipwayException translated;
        try
        {
            throw new SocketException((int)SocketError.HostDown);
        }
        catch (SocketException e)
        {
            translated = Translate(e);
        }
        translated.ToString().ShouldStartWith("SLP500 ");
        translated.ToString().ShouldContain(_folder["log", "error.log"]);
        translated.ToString().ShouldNotContain("   at ");
        File.ReadAllText(_folder["log", "error.log"]).ShouldContain("   at ");
    }

    [Fact]
    public void A_full_disk_names_the_file_however_deep_the_error_is()
    {
        IOException full;
        try
        {
            using var file = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write([1]);
            throw new InvalidOperationException("/dev/full took a byte");
        }
        catch (IOException e)
        {
            full = e;
        }
        Translate(new AggregateException(new InvalidOperationException("outer", full))).ToString().ShouldStartWith("SLP506 no space is left for /dev/full");
    }

    [Fact]
    public void Other_trouble_with_files_is_not_called_a_full_disk() => Translate(new IOException("something else")).Problems[0].Number.ShouldBe("SLP500");
}
