using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Review;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks.Review;

[Trait("Row", "L3")]
public sealed class LockReviewTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, ReleaseFacts> Nothing = [];

    private static LockFile Real(string name) => LockReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/locks", name)), name);

    private static LockFile Committed(string name) => LockReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "requirements/locks/public", name)), name);

    private static IReadOnlyList<Problem> Of(LockFile now, params ReleaseFacts[] releases) =>
        LockReview.Of(now, null, releases.ToDictionary(facts => facts.Name), Today);

    private static Problem Only(IReadOnlyList<Problem> problems, string number) => problems.Where(problem => problem.Number == number).ShouldHaveSingleItem();

    [Fact]
    public void A_root_that_the_resolver_walked_back_is_named_with_its_age()
    {
        var full = Real("full-vllm.gpu.amd64.2_28.txt");
        var vllm = full.Find("vllm").ShouldNotBeNull();
        var newest = PythonVersion.Parse("0.99");
        var problem = Only(Of(full, new ReleaseFacts("vllm", newest, 10, Today.AddDays(-210), Today.AddDays(-9))), "SLP248");
        problem.Found.ShouldBe($"vllm {vllm.Version} is 10 releases and 201 days behind 0.99: the resolver walked back in silence");
        problem.Fix.ShouldContain("vllm>=0.99");
        Of(full, new ReleaseFacts("vllm", newest, 4, Today.AddDays(-30), Today)).ShouldNotContain(p => p.Number == "SLP248");
        Of(full, new ReleaseFacts("vllm", newest, 1, Today.AddDays(-300), Today)).ShouldContain(p => p.Number == "SLP248");
        Of(full, new ReleaseFacts("vllm", PythonVersion.Parse(vllm.Version), 0, Today.AddDays(-300), Today)).ShouldNotContain(p => p.Number == "SLP248");
    }

    [Fact]
    public void A_package_that_no_input_names_may_be_old() =>
        Of(Real("minimal.cpu.amd64.txt"), new ReleaseFacts("anyio", PythonVersion.Parse("99"), 50, Today.AddYears(-3), Today))
            .ShouldNotContain(p => p.Number == "SLP248");

    [Fact]
    public void A_package_that_went_back_in_a_real_history_is_named()
    {
        var history = LockHistory.Read(Path.Combine(Repository.Root, "tests/data/fortnight/tabular.cpu.jsonl"), "cpu");
        Only(LockReview.Of(history[1], history[0], Nothing, Today), "SLP249").Found.ShouldBe("1 package went back: starlette 1.0.0 -> 0.52.1");
        LockReview.Of(history[1], history[1], Nothing, Today).ShouldNotContain(p => p.Number == "SLP249");
        LockReview.Of(history[1], null, Nothing, Today).ShouldNotContain(p => p.Number == "SLP249");
    }

    [Theory]
    [InlineData(6.9, true)]
    [InlineData(7.1, false)]
    public void A_file_of_the_last_days_is_young(double days, bool warned) =>
        Of(Real("minimal.cpu.amd64.txt"), new ReleaseFacts("anyio", null, 0, Today.AddDays(-days))).Any(p => p.Number == "SLP250").ShouldBe(warned);

    [Fact]
    public void Both_builds_of_opencv_in_a_real_lock_own_one_folder_and_the_override_helps()
    {
        Only(Of(Real("minimal.cpu.amd64.txt")), "SLP251").Found.ShouldStartWith("opencv-python and opencv-python-headless all install cv2/");
        Of(Committed("minimal-torch.cpu.amd64.txt")).ShouldNotContain(p => p.Number == "SLP251");
    }

    [Fact]
    public void Wheels_whose_lists_of_files_meet_are_named_once_with_what_they_share()
    {
        var files = new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["anyio"] = ["anyio/__init__.py", "docs/conf.py", "docs/x.py"],
            ["click"] = ["click/__init__.py", "docs/conf.py", "docs/x.py"],
            ["not-in-the-lock"] = ["docs/conf.py"],
        };
        var problems = LockReview.Of(Committed("minimal-onnx.cpu.amd64.txt"), null, Nothing, Today, files: files);
        Only(problems, "SLP251").Found.ShouldStartWith("anyio and click all install docs/conf.py and 1 more files");
    }

    [Fact]
    public void Cuda_in_a_lock_for_the_processor_is_named_with_its_bytes()
    {
        var gpu = Committed("minimal-torch.gpu.amd64.txt");
        var asCpu = gpu with
        {
            Head = LockHead.Of(LockTarget.TryParse(gpu.Target.ToString().Replace("device=gpu", "device=cpu"))!, gpu.Head.Inputs!, ["x.in"], "test"),
        };
        var problem = Only(Of(asCpu), "SLP252");
        problem.Found.ShouldContain("nvidia-cudnn-cu13 ");
        problem.Found.ShouldContain("onnxruntime-gpu ");
        problem.Found.ShouldNotContain("numpy");
        Of(gpu).ShouldNotContain(p => p.Number == "SLP252");
    }

    [Fact]
    public void What_must_be_compiled_is_named() => Only(Of(Real("full-vllm.gpu.amd64.2_28.txt")), "SLP253").Found.ShouldContain("sam2 1.1.0");

    [Fact]
    public void A_withdrawn_release_is_named_with_its_authors_reason()
    {
        var problem = Only(Of(Real("minimal.cpu.amd64.txt"), new ReleaseFacts("anyio", null, 0, null, Yanked: "breaks \u001b[2J everything")), "SLP254");
        problem.Found.ShouldEndWith("was withdrawn by its authors: breaks ?[2J everything");
        problem.Fix.ShouldBe("./build.sh Lock --bump anyio");
    }

    [Fact]
    public void A_warning_fails_nothing()
    {
        Of(Real("full-vllm.gpu.amd64.2_28.txt")).ShouldAllBe(problem => problem.Family == Family.Warning);
        Should.Throw<ArgumentException>(() => new SlipwayException(Of(Real("full-vllm.gpu.amd64.2_28.txt"))));
    }

    [Fact]
    public void No_committed_lock_of_a_processor_holds_cuda_or_shared_files()
    {
        var locks = Directory
            .GetFiles(Path.Combine(Repository.Root, "requirements/locks/public"), "*.txt")
            .Select(path => Committed(Path.GetFileName(path)))
            .ToList();
        locks.SelectMany(x => Of(x)).Where(p => p.Number is "SLP251" or "SLP252").Select(p => p.Found).ShouldBeEmpty();
    }
}
