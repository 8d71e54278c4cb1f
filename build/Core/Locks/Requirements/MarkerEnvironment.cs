namespace Slipway.Core.Locks.Requirements;

/// <summary>The values of the marker variables of an interpreter that need not exist on this machine.</summary>
/// <param name="Values">By variable, such as <c>sys_platform</c>. <c>extra</c> is none of them.</param>
public sealed record MarkerEnvironment(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The value of a variable; empty where nothing is known of it.</summary>
    /// <param name="variable">Its name.</param>
    public string this[string variable] => Values.GetValueOrDefault(variable, "");

    /// <summary>CPython on Linux. The kernel's release and version are not known when a lock is made, so they are empty.</summary>
    /// <param name="target">Interpreter and machine.</param>
    /// <param name="micro">Third number of the Python version; resolvers that know only two take 0.</param>
    public static MarkerEnvironment Of(WheelTarget target, int micro = 0) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["os_name"] = "posix",
                ["sys_platform"] = "linux",
                ["platform_machine"] = target.Machine,
                ["platform_system"] = "Linux",
                ["platform_python_implementation"] = "CPython",
                ["implementation_name"] = "cpython",
                ["implementation_version"] = $"3.{target.PythonMinor}.{micro}",
                ["python_version"] = $"3.{target.PythonMinor}",
                ["python_full_version"] = $"3.{target.PythonMinor}.{micro}",
            }
        );
}
