using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>One run of a build, from its construction to its exit code.</summary>
internal sealed class BuildRun(NukeBuild build)
{
    private int _finished;

    public static int Start(Func<NukeBuild> create, LambdaExpression[] defaults)
    {
        NukeBuild build;
        BuildRun run = null;
        try
        {
            build = create();
            run = new BuildRun(build);
            build.AllTargets = TargetDiscovery.In(build);
            foreach (var name in defaults.Select(x => ((MemberExpression)x.Body).Member.Name))
                build.AllTargets.Single(x => x.Name == name).IsDefault = true;
            if (!run.Prepare())
                return build.ExitCode ?? 0;
            run.Execute();
        }
        catch (Exception exception)
        {
            Refuse(exception);
            run?.Finish();
            return run?.ExitCode ?? -1;
        }
        run.Finish();
        return build.ExitCode ?? (build.IsSucceeding ? 0 : -1);
    }

    private int ExitCode => build.ExitCode ?? -1;

    /// <summary>Everything before the first target; false where something was asked that runs none.</summary>
    private bool Prepare()
    {
        var members = Injection.MembersOf(build.GetType());
        Injection.Into(build, members.Where(x => x.Attribute is ParameterAttribute));
        SchemaFile.Update(build);
        build.Created();
        if (Configurations.Generated(build) || Arguments.Has("shell-completion"))
            return false;
        if (!build.NoLogo)
            Console.WriteLine(
                $"\nNUKE Execution Engine stand-in version {typeof(NukeBuild).Assembly.GetName().Version!.ToString(3)} ({RuntimeInformation.FrameworkDescription})\n"
            );
        build.ExecutionPlan = Planner.Plan(build.AllTargets);
        if (build.Plan)
        {
            PlanPage.Write(build);
            return false;
        }
        if (build.Help || build.ExecutionPlan.Count == 0)
        {
            Console.WriteLine(HelpText.Of(build));
            return false;
        }
        Injection.Into(build, members.Where(x => x.Attribute is not ParameterAttribute));
        return true;
    }

    private void Execute()
    {
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Interrupt());
        build.Initialized();
        var attempt = Attempt.Begin(build);
        Skipping.ByParameter(build);
        Skipping.ByStaticConditions(build);
        Requirements.Check(build);
        var targets = new TargetRun(build, attempt);
        try
        {
            foreach (var target in build.ExecutionPlan)
                targets.Run(target);
        }
        catch (TargetFailedException)
        {
            targets.RunAssured();
        }
    }

    private static void Refuse(Exception exception)
    {
        if (exception is TargetInvocationException { InnerException: { } inner })
            exception = inner;
        Console.WriteLine(exception.Message);
    }

    /// <summary>Ctrl+C: tidy up and say what was reached. The process ends by the signal when this returns.</summary>
    private void Interrupt()
    {
        new TargetRun(build, null).RunAssured();
        foreach (var target in build.RunningTargets)
            target.Status = ExecutionStatus.Aborted;
        Finish();
    }

    private void Finish()
    {
        if (build.ExecutionPlan.Count == 0)
            return;
        // Whoever comes second waits for the end that the first one brings.
        if (Interlocked.Exchange(ref _finished, 1) != 0)
            Thread.Sleep(Timeout.Infinite);
        foreach (var target in build.ScheduledTargets)
            target.Status = ExecutionStatus.NotRun;
        Summary.Write(build);
        try
        {
            build.Finished();
        }
        catch (Exception exception)
        {
            Refuse(exception);
            build.ExitCode ??= -1;
        }
    }
}
