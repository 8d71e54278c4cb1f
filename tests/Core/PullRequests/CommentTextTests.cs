using System.Text.RegularExpressions;
using Slipway.Core.Jobs;
using Slipway.Core.PullRequests;

namespace Slipway.Core.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class CommentTextTests
{
    private const string Evil = "a|b\\|c `x` ``y @ada #1 <img src=x onerror=y> </details> https://evil.example ![i](j) **b**\n| new | row |\u202e";

    [Fact]
    public void A_leg_is_one_row_against_the_base_branch_with_what_is_behind_it_folded()
    {
        var now = Leg("m.amd64", 1_500_000, ["kept", "new"], new SeenPackage("fastapi", "2.0", "python", 300_000));
        var before = Leg("m.amd64", 1_000_000, ["kept", "gone"], new SeenPackage("fastapi", "1.0", "python", 200_000));
        var text = CommentText.Render(
            new PullRequestFacts(
                "0123456789abcdef",
                "main",
                [now],
                new Dictionary<string, EarlierLeg> { ["m.amd64"] = new(before, 12, "fedcba9876543210") },
                []
            )
        );
        text.ReplaceLineEndings("\n")
            .ShouldBe(
                """
                <!-- slipway -->
                ### Slipway: 1 leg, +0.5 MB, 1 budget broken, 1 new finding

                | leg | size | change | layers | findings | budgets |
                | --- | ---: | ---: | --- | --- | --- |
                | `m.amd64` | 1.5 MB | +0.5 MB | 1 made, 1 found | 1 new, 1 gone, 1 as before | **1 broken**, 1 kept |

                Commit `0123456789`, compared with `main` at `fedcba9876` (run 12).

                <details><summary>m&#46;amd64</summary>

                **Broken budgets**

                | budget | found | limit | from |
                | --- | ---: | ---: | --- |
                | `packed bytes` | 1.5 MB | 1.2 MB | `slipway.json:12` |

                **Layers that were made**

                | layer | size | why |
                | --- | ---: | --- |
                | `app` | 4.1 kB | `app.py changed` |

                **New findings**

                |  | rule | size | path | do |
                | --- | --- | ---: | --- | --- |
                | `waste` | `new` | 2.0 kB | `opt/new` | `leave it out` |

                **Findings that are gone**

                |  | rule | size | path | do |
                | --- | --- | ---: | --- | --- |
                | `waste` | `gone` | 2.0 kB | `opt/gone` | `leave it out` |

                **Packages**

                | package | before | now | change |
                | --- | --- | --- | ---: |
                | `fastapi` | `1.0` | `2.0` | +0.1 MB |

                </details>


                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    [Trait("Row", "X5")]
    public void No_name_ends_a_cell_calls_anybody_links_or_brings_HTML()
    {
        var leg = Leg(Evil, 5, [Evil], new SeenPackage(Evil, Evil, Evil, 5));
        leg = leg with
        {
            Job = Job(new JobLayer(Evil, Evil, Evil, Evil, "made", Evil, Evil, 5)),
            Audit = leg.Audit! with { Images = [leg.Audit.Images[0] with { Budgets = [new SeenBudget(Evil, "packed", 1, 5, Evil)] }] },
        };
        var text = CommentText.Render(
            new PullRequestFacts(
                Evil,
                Evil,
                [leg],
                new Dictionary<string, EarlierLeg> { [Evil] = new(Leg(Evil, 1, [], new SeenPackage(Evil, "1", Evil, 1)), 1, Evil) },
                [Evil]
            )
        );
        // What is left outside of code must be harmless, and each table must have as many bars in each row.
        var bare = Regex.Replace(text, "`[^`\n]*`", "CODE");
        foreach (var forbidden in (string[])["@ada", "<img", "![", "**b**", "\u202e"])
            bare.ShouldNotContain(forbidden);
        Regex.Count(bare, "<details>").ShouldBe(1);
        Regex.Count(bare, "</details>").ShouldBe(1);
        // A bar counts in code, too, unless a backslash that is itself none's stands before it.
        foreach (var table in Regex.Matches(text, @"(?:^\|.*\n)+", RegexOptions.Multiline).Select(x => x.Value.Trim().Split('\n')))
            table.Select(x => Regex.Replace(x, @"\\.", "").Count(c => c == '|')).Distinct().ShouldHaveSingleItem(string.Join('\n', table));
        text.ShouldNotContain("\n| new | row |");
    }

    [Fact]
    public void A_text_beyond_GitHubs_limit_is_cut_between_rows_and_says_so()
    {
        var legs = Enumerable.Range(0, 300).Select(x => Leg($"leg-{x}.amd64", 5, [.. Enumerable.Range(0, 20).Select(y => $"rule-{y}")])).ToList();
        var facts = new PullRequestFacts("abc", "main", legs, new Dictionary<string, EarlierLeg>(), [.. legs.Select(x => $"{x.Leg}: nothing to compare with")]);
        var text = CommentText.Render(facts);
        text.Length.ShouldBeInRange(50_000, CommentText.Limit);
        text.ShouldMatch("Left out, since GitHub takes no more than 65536 characters:[^\n]* details of [0-9]+ legs");
        Regex.Count(text, "<details>").ShouldBe(Regex.Count(text, "</details>"));
        CommentText.Render(facts, 4000).Length.ShouldBeLessThanOrEqualTo(4000);
    }

    [Fact]
    public void Where_nothing_is_built_the_comment_says_why_and_has_no_table()
    {
        var text = CommentText.Render(
            new PullRequestFacts("0123456789abc", null, [], new Dictionary<string, EarlierLeg>(), ["m.arm64 was to be built, and its job left no answer"])
            {
                Reused = [("m.amd64", "all 27 layers are found by key | @team")],
            }
        );
        text.ShouldBe(
            "<!-- slipway -->\n### Slipway: nothing to build\n\n\n- `m.amd64` was not built: all 27 layers are found by key \\| &#64;team\n\nCommit `0123456789`.\n\n- m.arm64 was to be built, and its job left no answer\n"
        );
    }

    [Fact]
    public void What_is_not_known_is_called_unknown()
    {
        var text = CommentText.Render(
            new PullRequestFacts(null, null, [new LegAnswer("m", null, null)], new Dictionary<string, EarlierLeg>(), ["m: nothing *there*"])
        );
        text.ShouldContain("| `m` | unknown | unknown | unknown | unknown | unknown |");
        text.ShouldContain("- m: nothing \\*there\\*\n");
    }

    internal static LegAnswer Leg(string name, long packed, string[] rules, params SeenPackage[] packages) =>
        new(
            name,
            Job(
                new JobLayer("linux/amd64", "base", "base", "k1", "found", null, null, 1),
                new JobLayer("linux/amd64", "app", "app", "k2", "made", "app.py changed", null, 4100)
            ),
            new SeenAudit(
                1,
                [
                    new SeenImage(
                        name,
                        "linux/amd64",
                        packed,
                        packages,
                        [
                            .. rules.Select(x => new SeenFinding(
                                x,
                                "waste",
                                $"opt/{x}",
                                2000,
                                "It is there.",
                                "leave it out",
                                new SeenBlame(null, "requirements/locks/x.txt:3")
                            )),
                        ],
                        [
                            new SeenBudget("packed bytes", "packed", 1_200_000, packed, "slipway.json:12"),
                            new SeenBudget("efficiency", "efficiency", 900_000, 950_000, "default"),
                        ]
                    ),
                ]
            )
        );

    private static JobSpec Job(params JobLayer[] layers) =>
        new(
            JobSpec.CurrentSchema,
            "m",
            [],
            [],
            new JobCommit(null, true),
            new JobHost("linux/amd64", "github"),
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            [],
            "key",
            layers,
            null
        );
}
