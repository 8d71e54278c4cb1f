using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "M4")]
public sealed class BasePinsTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, BasePins.File));

    private static BasePins Pins { get; } = BasePins.Read(Text, BasePins.File);

    [Fact]
    public void A_pin_has_a_digest_a_day_and_a_known_distribution()
    {
        Pins.Images.Where(x => !Digest.TryParse(x.Digest, out _)).ShouldBeEmpty();
        Pins.Images.Where(x => !DateOnly.TryParseExact(x.Date, "yyyy-MM-dd", out DateOnly _)).ShouldBeEmpty();
        Pins.Images.ShouldAllBe(x => BaseDistribution.All.Any(d => d.Name == x.Distribution));
        Pins.Images.ShouldAllBe(x => x.PinnedBy.Length > 0);
    }

    [Fact]
    public void The_pinned_bases_are_what_the_public_upstream_says_they_are()
    {
        foreach (var device in Upstreams.Public.Devices)
        foreach (var platform in Platform.All)
            Pins.Find($"runtime-{Selection.Word(device)}", platform).ShouldNotBeNull().Distribution.ShouldBe(Upstreams.Public.Base(device).Name);
    }

    [Fact]
    public void Renovate_finds_every_pin()
    {
        using var renovate = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "renovate.json")));
        var manager = renovate.RootElement.GetProperty("customManagers")[0];
        Regex.IsMatch(BasePins.File, manager.GetProperty("managerFilePatterns")[0].GetString()!.Trim('/')).ShouldBeTrue();
        Regex
            .Matches(Text, manager.GetProperty("matchStrings")[0].GetString()!)
            .Select(x => $"{x.Groups["depName"]}:{x.Groups["currentValue"]}@{x.Groups["currentDigest"]}")
            .ShouldBe(Pins.Images.Select(x => x.ToString()));
    }

    [Fact]
    public void A_broken_file_is_refused_with_its_line() =>
        Should
            .Throw<SlipwayException>(() => BasePins.Read("{\n \"images\": [ { \"name\": 1 } ] }", "pins.json"))
            .Problems.ShouldAllBe(x => x.Found.StartsWith("pins.json:2:"));
}
