using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>Memory against the jobs that the build runs: one of each kind must fit; where not one for each core fits, fewer run.</summary>
internal static class MemoryRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Memory is not { } memory)
            return null;
        var problems = new List<Problem>();
        foreach (var job in facts.Needs.Work)
        {
            if (memory.Usable < job.Memory)
                problems.Add(DoctorProblems.MemoryShort(Where(memory), job.Name, Amount.Of(job.Memory)));
            else if (CompileJobs.For(memory.UsableCores, memory.Usable, job) is var jobs && jobs < memory.UsableCores)
                problems.Add(
                    DoctorProblems.Setup(
                        $"{Where(memory)} of memory for {memory.UsableCores} cores: {jobs} of {job.Name} at once",
                        $"{Amount.Of(job.Memory)} for each core",
                        "nothing, if slower is good enough; else more memory"
                    )
                );
        }
        return new Check("memory", $"{Where(memory)}, {memory.UsableCores} {(memory.UsableCores == 1 ? "core" : "cores")}", problems);
    }

    private static string Where(MemoryFacts memory) =>
        memory.Usable < memory.Total
            ? $"{Amount.Of(memory.Usable)} (the limit of the control group; the machine has {Amount.Of(memory.Total)})"
            : Amount.Of(memory.Usable);
}
