using FsCheck;
using FsCheck.Fluent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Tests.Locks;

/// <summary>What holds for every text, tried on random ones.</summary>
[Trait("Row", "X4")]
public sealed class ParserTests
{
    private static readonly Config Often = Properties.Times(2000);
    private static readonly Config Some = Properties.Times(500);

    [Fact]
    public void No_text_makes_a_parser_throw_anything_but_its_own_refusal() =>
        Prop.ForAll(
                LockTexts.LookAlike,
                text =>
                {
                    _ = PythonVersion.TryParse(text, out _);
                    _ = VersionSpecifiers.TryParse(text, out _);
                    _ = Marker.TryParse(text, out _);
                    _ = Requirement.TryParse(text, out _);
                    _ = WheelFileName.TryParse(text, out _);
                    _ = LockTarget.TryParse(text);
                    _ = LockName.TryParse(text);
                    RequirementLines.Read(text, "r.in", []);
                    try
                    {
                        LockReader.Read(LockHead.Format + "\n" + text, "l.txt");
                    }
                    catch (SlipwayException) { }
                }
            )
            .Check(Often);

    [Fact]
    public void No_page_of_an_index_makes_its_reader_throw_anything_but_its_own_refusal()
    {
        var address = new Uri("http://127.0.0.1/simple/alpha/");
        Prop.ForAll(
                PageTexts.Any,
                text =>
                {
                    var bytes = System.Text.Encoding.UTF8.GetBytes(text);
                    foreach (var read in (Func<IndexPage>[])[() => JsonPage.Read(bytes, address, "alpha"), () => HtmlPage.Read(bytes, address, "alpha")])
                        try
                        {
                            var page = read();
                            page.Files.ShouldAllBe(file => file.Belongs("alpha") && file.Address.IsAbsoluteUri);
                            _ = ServedPage.Write(page, file => file.Address.AbsoluteUri);
                        }
                        catch (SlipwayException) { }
                }
            )
            .Check(Often);
    }

    [Fact]
    public void No_netrc_makes_its_reader_throw_and_an_entry_is_found_before_any_other_text()
    {
        var words = Gen.Elements("machine", "default", "login", "user", "password", "account", "macdef init", "host", "\"", "#", "\n", "\t", "x y", "");
        Prop.ForAll(
                words.ArrayOf().Select(x => string.Join(' ', x)).ToArbitrary(),
                text =>
                {
                    _ = NetrcText.Find(text, "host");
                    NetrcText.Find($"machine own.example login bob password s3cret\nmachine other.example {text}", "own.example").ShouldBe(("bob", "s3cret"));
                }
            )
            .Check(Often);
    }

    [Fact]
    [Trait("Row", "L6")]
    public void A_version_is_read_as_it_was_printed_and_both_are_in_one_place_of_the_order() =>
        Prop.ForAll(
                LockTexts.Version.Two().ToArbitrary(),
                pair =>
                {
                    var again = PythonVersion.Parse(pair.Item1.ToString());
                    return again.Equals(pair.Item1)
                        && again.ToString() == pair.Item1.ToString()
                        && again.GetHashCode() == pair.Item1.GetHashCode()
                        && Math.Sign(pair.Item1.CompareTo(pair.Item2)) == -Math.Sign(pair.Item2.CompareTo(pair.Item1));
                }
            )
            .Check(Often);

    [Fact]
    [Trait("Row", "L6")]
    public void A_requirement_is_read_as_it_was_printed() =>
        Prop.ForAll(
                LockTexts.Requirement.ToArbitrary(),
                written => Requirement.TryParse(written.ToString(), out _) is { } read && read.ToString() == written.ToString()
            )
            .Check(Often);

    [Fact]
    [Trait("Row", "L6")]
    public void A_marker_is_read_as_it_was_printed() =>
        Prop.ForAll(LockTexts.Marker.ToArbitrary(), written => written.Equals(Marker.TryParse(written.ToString(), out _))).Check(Often);

    [Fact]
    [Trait("Row", "L6")]
    public void A_version_meets_itself_and_no_version_is_both_before_and_after_another() =>
        Prop.ForAll(
                LockTexts.Version.Two().ToArbitrary(),
                pair =>
                {
                    var (version, other) = (pair.Item1, (pair.Item2 with { Local = null }).ToString());
                    return new VersionSpecifier(VersionOperator.Equal, version.ToString()).Contains(version)
                        && !(
                            new VersionSpecifier(VersionOperator.Before, other).Contains(version)
                            && new VersionSpecifier(VersionOperator.AtLeast, other).Contains(version)
                        )
                        && !(
                            new VersionSpecifier(VersionOperator.After, other).Contains(version)
                            && new VersionSpecifier(VersionOperator.AtMost, other).Contains(version)
                        );
                }
            )
            .Check(Often);

    [Fact]
    [Trait("Row", "L1")]
    public void A_lock_is_read_as_it_was_written() =>
        Prop.ForAll(LockTexts.Lock.ToArbitrary(), written => LockWriter.Write(LockReader.Read(LockWriter.Write(written), "l.txt")) == LockWriter.Write(written))
            .Check(Some);
}
