using Slipway.Core.Auditing;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class ModeRulesTests
{
    private const int All = 0b111_111_111;
    private const int Sticky = 0b001_111_111_111;
    private const int SetUser = 0b100_111_101_101;
    private const int SetGroup = 0b010_111_101_101;

    [Fact]
    public void A_tree_that_all_may_write_is_one_finding()
    {
        var found = RuleRun
            .Of(
                "world-writable",
                x => x.Folder("app", All).File("app/a.py", "1", All).Folder("app/b", All).File("app/b/c.py", "1", All),
                instruction: "RUN chmod -R 777 /app"
            )
            .ShouldHaveSingleItem();
        (found.Severity, found.Path, found.Blame.Instruction).ShouldBe((Severity.Danger, "app", "RUN chmod -R 777 /app"));
        found.What.ShouldBe("every user may write /app, /app/a.py, /app/b, /app/b/c.py");
    }

    [Fact]
    public void Tmp_with_its_sticky_bit_is_right_and_without_it_is_not()
    {
        RuleRun.Of("world-writable", x => x.Folder("tmp", Sticky)).ShouldBeEmpty();
        RuleRun.Of("world-writable", x => x.Folder("tmp", All)).ShouldHaveSingleItem().Path.ShouldBe("tmp");
    }

    [Fact]
    public void Programs_with_setuid_and_setgid_are_found_and_directories_with_setgid_are_not()
    {
        var found = RuleRun.Of(
            "setuid",
            x => x.File("usr/bin/su", "1", SetUser).File("usr/bin/chage", "1", SetGroup).Folder("var/mail", SetGroup).File("usr/bin/x", "1")
        );
        found.ShouldHaveSingleItem().What.ShouldBe("/usr/bin/chage, /usr/bin/su run with more rights than who starts them");
    }

    [Fact]
    public void What_a_later_layer_mends_is_mended()
    {
        var image = new AuditImage().Layer("a", x => x.File("usr/bin/su", "1", SetUser)).Layer("b", x => x.File("usr/bin/su", "1"));
        RuleRun.Of("setuid", image).ShouldBeEmpty();
    }
}
