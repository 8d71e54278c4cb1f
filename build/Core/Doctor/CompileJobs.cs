namespace Slipway.Core.Doctor;

/// <summary>How many jobs run at once: as many as there are cores, and no more than memory allows. A compiler that runs out of memory is killed without a word.</summary>
public static class CompileJobs
{
    /// <summary>The number of jobs, at least 1.</summary>
    /// <param name="cores">Cores that this process may use.</param>
    /// <param name="memory">Bytes of memory that this process may use.</param>
    /// <param name="job">The kind of job.</param>
    public static int For(int cores, long memory, CompileJob job) => (int)Math.Clamp(memory / job.Memory, 1, Math.Max(1, cores));
}
