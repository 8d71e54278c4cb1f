namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class ParameterTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("--mode full", "Mode", "full-run")]
    [InlineData("--MODE Full", "Mode", "full-run")]
    [InlineData("--mode=full", "Mode", "minimal-run")]
    [InlineData("--device gpu", "Device", "Gpu")]
    [InlineData("--device gpu --device CPU", "Device", "Cpu")]
    [InlineData("--from-file a", "FromFile", "a")]
    [InlineData("-fromfile a", "FromFile", "a")]
    [InlineData("--f-r-o-m-f-i-l-e a", "FromFile", "a")]
    [InlineData("--from_file a", "FromFile", "null")]
    [InlineData("--from-file", "FromFile", "null")]
    [InlineData("--number 12", "Number", "12")]
    [InlineData("", "Number", "7")]
    [InlineData("--dry-run", "DryRun", "True")]
    [InlineData("--dry-run false", "DryRun", "False")]
    [InlineData("--maybe", "Maybe", "True")]
    [InlineData("", "Maybe", "null")]
    [InlineData("--words x y z", "Words", "[x|y|z]")]
    [InlineData("--words a,b", "Words", "[a,b]")]
    [InlineData("--words", "Words", "[]")]
    [InlineData("--items 1,2", "Items", "[1|2]")]
    [InlineData("--items 1 2", "Items", "[1|2]")]
    [InlineData("--limit 00:05:00", "Limit", "00:05:00")]
    [InlineData("--renamed x", "Other", "x")]
    [InlineData("--other x", "Other", "null")]
    [InlineData("--my-github-url-path x", "Secret", "x")]
    [InlineData("--inherited x", "Inherited", "x")]
    [InlineData("--wheel-index x", "Index", "x")]
    [InlineData("--index x", "Index", "null")]
    [InlineData("--wheel-count 3", "Count", "3")]
    [InlineData("--wheel-parts a+b", "Parts", "[a|b]")]
    [InlineData("--verbosity quiet", "Verbosity", "Quiet")]
    [InlineData("", "Server", "False Terminal")]
    [InlineData("--host githubactions", "Server", "True GitHubActions")]
    public async Task The_command_line_is_read_as_the_real_one_reads_it(string arguments, string name, string value)
    {
        var result = await _sample.RunAsync("Values", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        result.Value(name).ShouldBe(value);
        result.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("--mode full-run", "Mode", "minimal-run", "Value 'full-run' could not be converted to 'Mode'")]
    [InlineData("--device tpu", "Device", "Cpu", "Value 'tpu' could not be converted to 'Device'")]
    [InlineData("--number many", "Number", "7", "Value 'many' could not be converted to 'int'")]
    [InlineData("--from-file a b", "FromFile", "null", "Value [ a, b ] cannot be assigned to 'string'")]
    [InlineData("--items 1,2 3", "Items", "null", "mixes several words with the separator ','")]
    [InlineData("--dry-run Show", "DryRun", "False", "Value 'Show' could not be converted to 'bool'")]
    public async Task A_value_that_does_not_convert_warns_and_asks_no_other_source(string arguments, string name, string value, string reason)
    {
        _sample.Environment["NUKE_" + name] = "5";
        var result = await _sample.RunAsync("Values", arguments.Split(' '));
        result.Value(name).ShouldBe(value);
        result.Output.ShouldMatch($@"\d\d:\d\d:\d\d \[WRN\] Could not inject value for ValuesBuild.{name}");
        result.Output.ShouldContain($"Resolving argument '{name}' failed.");
        result.Output.ShouldContain(reason);
        result.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("FromFile", "FromFile")]
    [InlineData("FROM_FILE", "FromFile")]
    [InlineData("fromfile", "FromFile")]
    [InlineData("NUKE_FROM_FILE", "FromFile")]
    [InlineData("Nuke.From.File", "FromFile")]
    [InlineData("WHEEL_INDEX", "Index")]
    public async Task A_variable_feeds_a_parameter_in_any_spelling(string variable, string name)
    {
        _sample.Environment[variable] = "v";
        (await _sample.RunAsync("Values")).Value(name).ShouldBe("v");
    }

    [Theory]
    [InlineData("NUKE_WORDS", "a b", "Words", "[a b]")]
    [InlineData("NUKE_ITEMS", "1,,2", "Items", "[1|2]")]
    [InlineData("NUKE_WORDS", "", "Words", "null")]
    [InlineData("NUKE_DRY_RUN", "", "DryRun", "False")]
    [InlineData("NUKE_DRY_RUN", "True", "DryRun", "True")]
    [InlineData("NUKE_DRY_RUN", "1", "DryRun", "False")]
    [InlineData("NUKE_MODE", "FULL", "Mode", "full-run")]
    public async Task A_variable_is_converted_as_the_real_one_converts_it(string variable, string text, string name, string value)
    {
        _sample.Environment[variable] = text;
        (await _sample.RunAsync("Values")).Value(name).ShouldBe(value);
    }

    [Fact]
    public async Task Two_variables_for_one_parameter_warn_and_feed_nothing_unless_one_is_exact()
    {
        _sample.Environment["FROM_FILE"] = "a";
        _sample.Environment["NUKE_FROM_FILE"] = "b";
        var result = await _sample.RunAsync("Values");
        result.Value("FromFile").ShouldBe("null");
        result.Output.ShouldContain("[WRN] Could not resolve FromFile since multiple values are provided");

        _sample.Environment["FromFile"] = "c";
        (await _sample.RunAsync("Values")).Value("FromFile").ShouldBe("c");
    }

    [Fact]
    public async Task The_command_line_comes_before_the_environment_and_that_before_the_last_profile()
    {
        _sample.Write(".nuke/parameters.json", """{ "$schema": "./build.schema.json", "FromFile": "main", "Number": 1, "Device": "gpu" }""");
        _sample.Write(".nuke/parameters.a.json", """{ "FromFile": "a", "Number": 2 }""");
        _sample.Write(".nuke/parameters.b.json", """{ "FromFile": "b" }""");
        async Task<string> FromFile(params string[] arguments) => (await _sample.RunAsync("Values", arguments)).Value("FromFile");

        (await FromFile()).ShouldBe("main");
        (await FromFile("--profile", "a")).ShouldBe("a");
        (await FromFile("--profile", "a", "b")).ShouldBe("b");
        (await _sample.RunAsync("Values", "--profile", "a", "b")).Value("Number").ShouldBe("2");
        (await _sample.RunAsync("Values", "--profile", "a", "b")).Value("Device").ShouldBe("Gpu");
        _sample.Environment["NUKE_FROM_FILE"] = "environment";
        (await FromFile("--profile", "a", "b")).ShouldBe("environment");
        (await FromFile("--profile", "a", "--from-file", "line")).ShouldBe("line");
        (await FromFile("--from-file")).ShouldBe("environment");
    }

    [Fact]
    public async Task A_parameter_file_names_parameters_exactly_and_may_hold_comments()
    {
        _sample.Write(
            ".nuke/parameters.json",
            """
            { // names count with their case
              "fromfile": "x", "Words": ["a", "b"], "Items": "1,2", "Mode": "full", "Number": "12", "DryRun": true,
              "WheelIndex": "w", "Unknown": 1, "Target": ["Show"], "Dir": "sub/dir", "Verbosity": "Minimal" }
            """
        );
        var result = await _sample.RunAsync("Values");
        result.Value("FromFile").ShouldBe("null");
        result.Value("Words").ShouldBe("[a|b]");
        result.Value("Items").ShouldBe("null");
        result.Value("Mode").ShouldBe("full-run");
        result.Value("Number").ShouldBe("12");
        result.Value("DryRun").ShouldBe("True");
        result.Value("Index").ShouldBe("w");
        result.Value("Dir").ShouldBe(Path.Combine(result.Value("Root"), "sub/dir"));
        result.Value("Verbosity").ShouldBe("Minimal");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_broken_or_missing_file_warns_and_the_build_goes_on()
    {
        _sample.Write(".nuke/parameters.json", "{ broken");
        var broken = await _sample.RunAsync("Values", "--number", "3");
        broken.Value("Number").ShouldBe("3");
        broken.Output.ShouldContain("[WRN] Could not inject value for ValuesBuild.FromFile");
        broken.ExitCode.ShouldBe(0);

        var missing = await _sample.RunAsync("Values", "--profile", "none");
        missing.Output.ShouldContain("Expected file to exist: ");
        missing.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_path_on_the_command_line_is_relative_to_where_the_user_is()
    {
        Directory.CreateDirectory(Path.Combine(_sample.Root, "inner"));
        var here = Path.Combine(_sample.Root, "inner");
        var result = await Slipway.Tools.Processes.ProcessRunner.RunAsync(SampleRun.Command("Values", here, _sample.Environment, "--dir", "x/../y"));
        result.Output.ShouldContain($"Dir={Path.Combine(here, "y")}\n");
        result.Output.ShouldContain($"Root={_sample.Root}\n");
    }
}
