using Slipway.Compat.Sample;
using Slipway.Targets;

Dictionary<string, Func<int>> samples = new()
{
    ["Ordering"] = OrderingBuild.Start,
    ["Cycle"] = CycleBuild.Start,
    ["Self"] = SelfBuild.Start,
    ["MissingComponent"] = MissingComponentBuild.Start,
    ["Shorthand"] = ShorthandBuild.Start,
    ["Twice"] = TwiceBuild.Start,
    ["Hidden"] = HiddenBuild.Start,
    ["Inheriting"] = InheritingBuild.Start,
    ["Values"] = ValuesBuild.Start,
    ["Failing"] = FailingBuild.Start,
    ["Skipping"] = SkippingBuild.Start,
    ["Hooks"] = HooksBuild.Start,
    ["Requiring"] = RequiringBuild.Start,
    ["RequiredMember"] = RequiredMemberBuild.Start,
    ["Waiting"] = WaitingBuild.Start,
    ["Stepping"] = SteppingBuild.Start,
    ["Showing"] = ShowingBuild.Start,
    ["NoDefault"] = NoDefaultBuild.Start,
};
return OutputPipe.Run(samples[Environment.GetEnvironmentVariable("SAMPLE")!]);
