using Slipway.Core.Auditing;
using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class PackageRulesTests
{
    private static readonly LockFile s_lock = LockReader.Read(
        File.ReadAllText(Path.Combine(Repository.Root, "requirements/locks/debian/minimal-onnx.cpu.amd64.txt")),
        "locks/a.txt"
    );

    [Fact]
    public void A_package_that_the_lock_does_not_have_is_found_and_one_in_another_version_too()
    {
        var intent = new AuditIntent(Lock: s_lock, LockPath: "locks/a.txt");
        var numpy = s_lock.Find("numpy")!;
        var found = RuleRun.Of(
            "not-in-lock",
            x =>
                x.Package("left-pad", "1.0", [], ("pad.py", ""))
                    .Package("numpy", numpy.Version + ".0", [], ("numpy/__init__.py", ""))
                    .Package("h11", "0.1", [], ("h11.py", "")),
            intent
        );
        found.Select(x => x.What).ShouldBe(["left-pad 1.0 is not in locks/a.txt", $"h11 0.1 is there, locks/a.txt has {s_lock.Find("h11")!.Version}"]);
        found.Select(x => x.Blame.LockLine is null).ShouldBe([true, false]);
    }

    [Fact]
    public void Without_a_lock_there_is_nothing_to_say() => RuleRun.Of("not-in-lock", x => x.Package("left-pad", "1.0", [], ("pad.py", ""))).ShouldBeEmpty();

    [Fact]
    public void A_framework_that_the_service_does_not_import_is_found_beside_a_runtime()
    {
        var image = Service("import onnxruntime").Layer("more", x => x.Package("torch", "2.5.1+cpu", [], ("torch/__init__.py", "")));
        var found = RuleRun.Of("framework", image).ShouldHaveSingleItem();
        (found.Severity, found.What).ShouldBe((Severity.Waste, "the service infers with onnxruntime and does not import torch 2.5.1+cpu"));
        RuleRun.Of("not-imported", image).ShouldNotContain(x => x.What.Contains("torch"));
    }

    [Fact]
    public void A_framework_that_the_service_imports_or_that_its_backend_is_stays()
    {
        RuleRun
            .Of("framework", Service("import onnxruntime\nimport torch").Layer("more", x => x.Package("torch", "2.5.1", [], ("torch/__init__.py", ""))))
            .ShouldBeEmpty();
        RuleRun
            .Of(
                "framework",
                Service("import onnxruntime").Layer("more", x => x.Package("torch", "2.5.1", [], ("torch/__init__.py", ""))),
                new AuditIntent(Backend: Backend.Torch)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_framework_that_a_reached_package_imports_is_a_note()
    {
        var image = Service("import onnxruntime, optimum")
            .Layer(
                "more",
                x => x.Package("torch", "2.5.1", [], ("torch/__init__.py", "")).Package("optimum", "1.0", [], ("optimum/__init__.py", "import torch"))
            );
        var found = RuleRun.Of("framework", image).ShouldHaveSingleItem();
        found.Severity.ShouldBe(Severity.Note);
        found.What.ShouldEndWith("but optimum gets at it");
    }

    [Fact]
    public void Packages_for_developing_are_found_unless_the_service_imports_them()
    {
        var image = Service("import onnxruntime").Layer("more", x => x.Package("pytest", "8.0", [], ("pytest/__init__.py", "")));
        RuleRun.Of("dev-package", image).ShouldHaveSingleItem().What.ShouldBe("pytest 8.0 is for developing, and the service does not import it");
        RuleRun.Of("dev-package", Service("import pytest").Layer("more", x => x.Package("pytest", "8.0", [], ("pytest/__init__.py", "")))).ShouldBeEmpty();
    }

    [Fact]
    public void Tests_of_the_service_in_the_image_do_not_make_their_packages_needed()
    {
        var image = Service("import onnxruntime")
            .Layer("COPY . .", x => x.File("app/tests/test_app.py", "import pytest").Package("pytest", "8.0", [], ("pytest/__init__.py", "")));
        RuleRun.Of("dev-package", image).Count.ShouldBe(1);
    }

    private static AuditImage Service(string source) =>
        new AuditImage().Layer("service", x => x.File("app/main.py", source).Package("onnxruntime", "1.21", [], ("onnxruntime/__init__.py", "")));
}
