using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

[Trait("Row", "M7")]
public sealed class JobsTests
{
    private const long Gb = 1L << 30;

    [Theory]
    [InlineData(8, 64, 8)]
    [InlineData(8, 8, 4)]
    [InlineData(8, 1, 1)]
    [InlineData(1, 64, 1)]
    public void As_many_compile_jobs_run_as_cores_and_memory_allow(int cores, long memory, int jobs) =>
        Slipway.Core.Doctor.Jobs.For(cores, memory * Gb, CompileJob.Cxx).ShouldBe(jobs);

    [Fact]
    public void An_nvcc_job_takes_more_memory_than_a_compiler_of_C_plus_plus() =>
        Slipway.Core.Doctor.Jobs.For(16, 32 * Gb, CompileJob.Nvcc).ShouldBeLessThan(Slipway.Core.Doctor.Jobs.For(16, 32 * Gb, CompileJob.Cxx));
}
