using Slipway.Core.Auditing;
using Slipway.Core.Images;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class NotImportedRuleTests
{
    private static AuditImage Service(string source, Action<AuditLayer>? more = null) =>
        new AuditImage()
            .Layer("service", x => x.File("app/main.py", source))
            .Layer("RUN pip install", x => (more ?? (_ => { }))(x.Package("Lone-Package", "1.0", [], ("lone/__init__.py", "x = 1"))));

    private static string Found(AuditImage image, AuditIntent? intent = null) =>
        string.Join('\n', RuleRun.Of("not-imported", image, intent).Select(x => $"{x.Severity}: {x.What}").Order(StringComparer.Ordinal));

    [Fact]
    public void What_nothing_imports_is_waste_and_the_finding_says_why()
    {
        var found = RuleRun.Of("not-imported", Service("import os")).ShouldHaveSingleItem();
        (found.Severity, found.Path, found.Blame.Package).ShouldBe((Severity.Waste, $"{Site}/Lone_Package-1.0.dist-info", "lone-package 1.0"));
        found.What.ShouldBe("neither the service, nor its command, nor any package that it reaches imports lone-package 1.0");
        found.Remedy.ShouldContain("audit.imports");
    }

    [Theory]
    [InlineData("import lone")]
    [InlineData("import os, lone as l")]
    [InlineData("import lone.deep.er")]
    [InlineData("from lone import (\n  a,\n  b as c,\n)")]
    [InlineData("from lone.sub import *")]
    [InlineData("def f():\n    import lone")]
    [InlineData("try: import lone\nexcept ImportError: pass")]
    [InlineData("import os; import lone")]
    [InlineData("if x:\r\n\tfrom lone import a\r\n")]
    [InlineData("import importlib\nimportlib.import_module('lone.sub')")]
    [InlineData("__import__(\"lone\")")]
    [InlineData("m = importlib.import_module(\n    'lone'\n)")]
    [InlineData("importlib.util.find_spec('lone')")]
    [InlineData("x = LazyLoader('x', globals(), 'lone')")]
    [InlineData("if is_available_('a') or is_lone_available('lone'): pass")]
    [InlineData("uvicorn.run(app, loop='lone:factory')")]
    [InlineData("PLUGINS = [\"lone\"]")]
    public void It_is_imported_however_the_service_writes_it(string source) => Found(Service(source)).ShouldBeEmpty();

    [Theory]
    [InlineData("# import lone")]
    [InlineData("# as before: import lone")]
    [InlineData("    # from lone import a")]
    [InlineData("import lonely")]
    [InlineData("from .lone import a")]
    [InlineData("from . import lone")]
    [InlineData("important = 1; lone = 2")]
    [InlineData("x = 'a lone word'")]
    [InlineData("import other.lone")]
    public void It_is_not_imported_by_what_only_looks_so(string source) => Found(Service(source)).ShouldStartWith("Waste: neither");

    [Fact]
    public void A_chain_of_packages_is_followed_over_all_their_modules() =>
        Found(
                Service(
                    "import first",
                    x =>
                        x.Package("first", "1", [], ("first/__init__.py", ""), ("first/deep/er.py", "from second.x import y"))
                            .Package("second", "1", [], ("second/x.py", "def f():\n  import lone"))
                )
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("importlib.import_module('lone.sub')", true)]
    [InlineData("m = importlib.import_module(\n    'lone'\n)", true)]
    [InlineData("importlib.util.find_spec(\"lone\")", true)]
    [InlineData("lone = LazyLoader('lone', globals(), 'lone')", true)]
    [InlineData("is_package_available('lone')", true)]
    [InlineData("NAMES = ['lone']", false)]
    [InlineData("import importlib; NAMES = ['lone']", false)]
    public void In_a_package_a_quoted_name_counts_where_something_is_imported_by_a_call(string source, bool isReached) =>
        Found(Service("import first", x => x.Package("first", "1", [], ("first/__init__.py", source)))).Contains("Waste").ShouldBe(!isReached);

    [Fact]
    public void A_package_that_is_not_reached_reaches_nothing() =>
        Found(Service("x = 1", x => x.Package("first", "1", [], ("first/__init__.py", "import lone")))).Split('\n').Length.ShouldBe(2);

    [Fact]
    public void What_a_compiled_package_asks_for_is_reached_and_of_a_pure_one_it_is_a_note()
    {
        var compiled = Service(
            "import first",
            x => x.Package("first", "1", ["Requires-Dist: lone-package>=1; python_version > '3'"], ("first/a.cpython-313.so", ""))
        );
        Found(compiled).ShouldBeEmpty();
        var pure = Service("import first", x => x.Package("first", "1", ["Requires-Dist: lone_package (>=1)"], ("first/a.py", "")));
        Found(pure).ShouldBe("Note: first asks for lone-package 1.0, but no module that is reached imports it");
    }

    [Fact]
    public void What_an_extra_asks_for_counts_only_where_somebody_asks_for_the_extra()
    {
        string[] header = ["Requires-Dist: lone-package; extra == 'fast'"];
        Found(Service("import first", x => x.Package("first", "1", header, ("first/a.so", "")))).ShouldStartWith("Waste");
        Found(
                Service(
                    "import first, second",
                    x => x.Package("first", "1", header, ("first/a.so", "")).Package("second", "1", ["Requires-Dist: first[fast,other]"], ("second/a.py", ""))
                )
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lone-serve")]
    [InlineData("/opt/venv/bin/lone-serve --port 1")]
    [InlineData("python -m lone")]
    [InlineData("gunicorn -k lone.workers.Worker app:app")]
    public void What_the_container_starts_is_reached(string command)
    {
        var image = Service("import os", x => x.File($"{Site}/Lone_Package-1.0.dist-info/entry_points.txt", "[console_scripts]\nlone-serve = lone:main\n"));
        Found(image).ShouldStartWith("Waste");
        image.Config = new ContainerConfig { Entrypoint = ["/bin/sh", "-c", command] };
        Found(image).ShouldBeEmpty();
    }

    [Fact]
    public void Variables_and_scripts_of_the_service_name_packages_too()
    {
        var image = Service("import os");
        image.Config = new ContainerConfig { Env = ["WORKER=lone.Worker"] };
        Found(image).ShouldBeEmpty();
        Found(Service("import os", x => x.File("app/start.sh", "#!/bin/sh\nexec python -m lone\n"))).ShouldBeEmpty();
    }

    [Fact]
    public void Plugins_of_a_reached_package_are_reached_and_those_for_nobody_known_are_a_note()
    {
        Action<AuditLayer> plugin = x => x.File($"{Site}/Lone_Package-1.0.dist-info/entry_points.txt", "[host.plugins]\na = lone:A\n");
        Found(Service("import os", plugin)).ShouldStartWith("Note: no module that is reached imports lone-package 1.0; it is a plugin (host.plugins)");
        Found(Service("import host", x => plugin(x.Package("host", "1", [], ("host.py", ""))))).ShouldBeEmpty();
        // And so is what the plugin imports.
        Action<AuditLayer> chain = x => x.Package("host", "1", [], ("host.py", "")).File($"{Site}/p-1.dist-info/entry_points.txt", "[host.plugins]\na = p:A\n");
        Found(Service("import host", x => chain(x.Package("p", "1", [], ("p.py", "import lone"))))).ShouldBeEmpty();
    }

    [Fact]
    public void What_settings_name_is_reached_by_module_or_by_package()
    {
        Found(Service("import os"), new AuditIntent(Imports: ["lone.sub"])).ShouldBeEmpty();
        Found(Service("import os"), new AuditIntent(Imports: ["Lone_Package"])).ShouldBeEmpty();
        Found(Service("import os"), new AuditIntent(Imports: ["other"])).ShouldStartWith("Waste");
    }

    [Fact]
    public void Packages_that_share_a_namespace_are_told_apart()
    {
        Action<AuditLayer> two = x => x.Package("google-a", "1", [], ("google/a/__init__.py", "")).Package("google-b", "1", [], ("google/b/c.py", ""));
        Found(Service("import lone, google.a", two)).ShouldContain("google-b 1");
        Found(Service("import lone, google.a", two)).ShouldNotContain("google-a 1");
        Found(Service("import lone\nfrom google import a, b", two)).ShouldBeEmpty();
        Found(Service("import lone\nfrom google.b.c import d\nimport google.a", two)).ShouldBeEmpty();
    }

    [Fact]
    public void Packages_without_modules_cannot_be_judged() =>
        Found(Service("import lone", x => x.Package("data", "1", [], ("data/model.bin", "")))).ShouldBeEmpty();

    [Fact]
    public void An_image_without_a_service_has_nothing_to_be_reached_from() =>
        Found(new AuditImage().Layer("base", x => x.Package("lone", "1.0", [], ("lone/__init__.py", "")))).ShouldBeEmpty();
}
