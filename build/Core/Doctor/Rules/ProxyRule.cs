using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor.Rules;

/// <summary>A proxy that one program knows and another does not: half of a build's requests then go a way that may be closed.</summary>
internal static class ProxyRule
{
    public static Check? Check(DoctorFacts facts)
    {
        if (facts.Proxies is not { } proxies)
            return null;
        var set = proxies.Where(x => x.Proxy.Length > 0).ToList();
        var differ = set.Count > 0 && (set.Count < proxies.Count || set.DistinctBy(x => x.Proxy.TrimEnd('/'), StringComparer.Ordinal).Count() > 1);
        return new Check(
            "proxy",
            set.Count == 0 ? "none set" : string.Join("; ", set.Select(x => $"{x.Place}: {x.Proxy}")),
            differ
                ?
                [
                    DoctorProblems.Setup(
                        $"proxies differ: {string.Join("; ", proxies.Select(x => $"{x.Place} ({x.Users}): {(x.Proxy.Length > 0 ? x.Proxy : "none")}"))}",
                        "one proxy for all, or none",
                        $"export http_proxy={set[0].Proxy} https_proxy={set[0].Proxy}, and set it in /etc/apt/apt.conf.d as Acquire::http::Proxy"
                    ),
                ]
                : Array.Empty<Problem>()
        );
    }
}
