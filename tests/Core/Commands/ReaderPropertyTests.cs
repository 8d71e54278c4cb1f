using FsCheck;
using FsCheck.Fluent;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Commands;

/// <summary>Whatever a person, an editor or a disk makes of these files: the answer is a value or a numbered message.</summary>
[Trait("Row", "X4")]
public sealed class ReaderPropertyTests
{
    private const string GoodDotEnv = "# mode\nexport MODEL_BUILD_MODE=recommended\nSLIPWAY_TAG=\"v ${A:-1}\" # tag\nA='x y'\r\nSLIPWAY_FROM_FILE=${A}$$\n";
    private const string GoodParameters =
        "{ \"$schema\": \"./build.schema.json\", \"Mode\": \"full\", \"Tag\": [\"a\", \"b\"], \"All\": true, \"Jobs\": 4, \"FromFile\": \"x\\u00e9\" }";

    private static readonly string s_goodSettings = File.ReadAllText(Path.Combine(Repository.Root, "slipway.json"));

    private static readonly CommandModel s_model = new(
        ["Clean", "Runtime"],
        [
            OptionModel.Choice("Mode", Arity.One, ["Minimal", "Full"]),
            OptionModel.Text("Tag", Arity.Many),
            OptionModel.Text("FromFile", Arity.One),
            OptionModel.Flag("All"),
            new OptionModel("Jobs", Arity.One, "a whole number", word => int.TryParse(word, out _)) { IsNumber = true },
        ]
    );

    private static readonly Dictionary<string, string> s_environment = new() { ["A"] = "1", ["SLIPWAY_TAG"] = "" };

    [Fact]
    public void Any_dot_env_is_read_or_told() => ForAll(GoodDotEnv, ReadDotEnv);

    [Fact]
    public void Any_parameter_file_is_read_or_told() =>
        ForAll(
            GoodParameters,
            text =>
            {
                var file = ParameterFile.Read(text, "p.json", OriginKind.Parameters, s_model);
                return file.Problems.All(IsWhole);
            }
        );

    [Fact]
    public void Any_settings_file_is_read_or_told() =>
        ForAll(
            s_goodSettings,
            text =>
            {
                try
                {
                    return Settings.Read(text, "slipway.json").Service.Command.Count > 0;
                }
                catch (SlipwayException e)
                {
                    return e.Problems.All(IsWhole);
                }
            }
        );

    [Fact]
    public void Any_command_line_is_read_or_told() =>
        Check.One(
            Configuration(),
            Prop.ForAll(
                Gen.OneOf(Word(), Gen.Elements("--mode", "full", "Runtime", "--tag", "--all=x", "-", "--", "+", "-1", "--target", "--profile"))
                    .ListOf()
                    .ToArbitrary(),
                words =>
                {
                    var line = CommandLine.Parse([.. words]);
                    ParameterOrigins.Of(line, s_environment, DotEnvFile.None, [], s_model);
                    return CommandCheck.Problems(line, s_model).All(IsWhole);
                }
            )
        );

    private static bool ReadDotEnv(string text)
    {
        var file = DotEnvFile.Read(text, s_environment);
        CommandVariables.Changes(s_environment, file, s_model);
        ParameterOrigins.Of(CommandLine.Parse([]), s_environment, file, [], s_model);
        return CommandVariables.Problems(s_environment, file, s_model).All(IsWhole);
    }

    private static bool IsWhole(Problem problem) => problem.Number.StartsWith("SLP", StringComparison.Ordinal) && problem.Found.Length > 5;

    /// <summary>Random texts, and the good one with pieces cut out, put twice or replaced.</summary>
    private static void ForAll(string good, Func<string, bool> holds)
    {
        holds(good).ShouldBeTrue();
        Check.One(Configuration(), Prop.ForAll(Word().ToArbitrary(), holds));
        var cut = Gen.Choose(0, good.Length);
        var mutated =
            from a in cut
            from b in cut
            from piece in Gen.OneOf(
                Word(),
                Gen.Elements("\"", "'", "${", "}", "\\", "\\ud800", "null", "1e999", "{", "[", ",", "\r", "#", "=", "\0", "//", "-1", "99999999999999999999")
            )
            select good[..Math.Min(a, b)] + piece + good[Math.Max(a, b)..];
        Check.One(Configuration(), Prop.ForAll(mutated.ToArbitrary(), holds));
        var inserted =
            from at in cut
            from piece in Gen.Elements("\"", "'", "$", "${", "}", "\\", "{", "[", "]", ",", ":", "null,", "\n", "\uFEFF", "\ud800", "é")
            select good.Insert(at, piece);
        Check.One(Configuration(), Prop.ForAll(inserted.ToArbitrary(), holds));
    }

    private static Gen<string> Word() => ArbMap.Default.GeneratorFor<string>().Select(x => x ?? "");

    private static Config Configuration() => Properties.Times(500);
}
