namespace Slipway.Core.Diagnostics;

/// <summary>SLP260 to SLP275 and SLP440 to SLP443: package indexes. A message names index and project, never a secret.</summary>
public static class IndexProblems
{
    /// <summary>SLP263: what should be a project's page is none.</summary>
    /// <param name="page">Where it is.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem NotAPage(Uri page, string reason) =>
        new(
            "SLP263",
            Family.Failed,
            $"{Plain(page)} is not a page of a package index: {Printable.Of(reason, 200)}",
            "a project's page as JSON (PEP 691, API version 1.x) or HTML (PEP 503)",
            "name the root of the index's simple API: --index or SLIPWAY_INDEX"
        );

    /// <summary>SLP264: an index answers with another project than the one that was asked for.</summary>
    /// <param name="page">Where the page is.</param>
    /// <param name="asked">Project that was asked for.</param>
    /// <param name="answered">Project that was answered.</param>
    public static Problem OtherProject(Uri page, string asked, string answered) =>
        new(
            "SLP264",
            Family.Failed,
            $"{Plain(page)} was asked for {asked} and answers with {Printable.Of(answered, 80)}",
            "an index answers for the project that it was asked for",
            "tell the index's owner; nothing was taken from it"
        );

    /// <summary>SLP265: no index may serve a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="indexes">Names of the indexes, with what each may serve.</param>
    public static Problem NotAllowed(string project, IEnumerable<string> indexes) =>
        new(
            "SLP265",
            Family.Usage,
            $"no index may serve {project}",
            string.Join("; ", indexes),
            "add the project to the packages of the index that it comes from, in slipway.json"
        );

    /// <summary>SLP266: a file of an index has other bytes than the index says.</summary>
    /// <param name="index">The index.</param>
    /// <param name="file">The file.</param>
    /// <param name="said">Digest in the index.</param>
    /// <param name="found">Digest of what came.</param>
    public static Problem WrongBytes(string index, string file, string said, string found) =>
        new(
            "SLP266",
            Family.Failed,
            $"index {index}: {Printable.Of(file, 120)} has the digest {found}",
            said,
            "run again; if it stays, the index or a proxy before it is damaged: tell its owner"
        );

    /// <summary>SLP267: an index wants other credentials, or any.</summary>
    /// <param name="index">The index.</param>
    /// <param name="host">Its host.</param>
    /// <param name="status">Status of the answer: 401 or 403.</param>
    /// <param name="hadCredentials">Whether some were found and sent.</param>
    public static Problem Refused(string index, string host, int status, bool hadCredentials) =>
        new(
            "SLP267",
            Family.Failed,
            $"index {index} ({host}) refuses {(hadCredentials ? "the credentials found for it" : "requests without credentials")} (HTTP {status})",
            $"credentials in SLIPWAY_INDEX_{Variable(index)}_USERNAME and _PASSWORD, in UV_INDEX_{Variable(index)}_USERNAME and _PASSWORD, or in netrc",
            $"set them for the host {host}, and look whether they still hold"
        );

    /// <summary>SLP268: an index has no file that a lock or a resolution names.</summary>
    /// <param name="index">The index.</param>
    /// <param name="project">The project.</param>
    /// <param name="file">The file, or what was looked for.</param>
    public static Problem FileMissing(string index, string project, string file) =>
        new(
            "SLP268",
            Family.Failed,
            $"index {index} has no {Printable.Of(file, 160)} of {project}",
            "a file that fits the target",
            "if it was deleted there, lock again: ./build.sh Lock"
        );

    /// <summary>SLP269: a file that an index names is not there.</summary>
    /// <param name="index">The index.</param>
    /// <param name="address">Where it should be.</param>
    /// <param name="status">Status of the answer.</param>
    public static Problem Gone(string index, Uri address, int status) =>
        new("SLP269", Family.Failed, $"index {index}: {Plain(address)} answers HTTP {status}", "", "run again later, or tell the index's owner");

    /// <summary>SLP270: an answer of an index is larger than any that makes sense.</summary>
    /// <param name="index">The index.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="limit">The most bytes.</param>
    public static Problem TooLarge(string index, Uri address, long limit) =>
        new("SLP270", Family.Failed, $"index {index}: {Plain(address)} has more than {limit} bytes", $"at most {limit} bytes", "tell the index's owner");

    /// <summary>SLP271: the address of an index cannot be used.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadAddress(string text, string reason) =>
        new(
            "SLP271",
            Family.Usage,
            $"'{Printable.Of(text, 200)}' is not the address of an index: {reason}",
            "http://HOST/PATH/ or https://HOST/PATH/, without credentials",
            "correct the address; put credentials into the environment or netrc"
        );

    /// <summary>SLP272: a day was stated as of which to resolve, and an index does not say when its files were uploaded.</summary>
    /// <param name="index">The index.</param>
    /// <param name="project">The project whose page has no times.</param>
    /// <param name="cutoff">The day or moment.</param>
    public static Problem NoTimes(string index, string project, string cutoff) =>
        new(
            "SLP272",
            Family.Usage,
            $"index {index} does not say when files were uploaded (asked for {project}), so nothing can be locked as of {cutoff}",
            "an index with upload times (JSON, API version 1.1), or no --cutoff",
            "leave --cutoff out: the lock then takes what the index has, and says so in its head"
        );

    /// <summary>SLP440: nobody answers.</summary>
    /// <param name="index">The index.</param>
    /// <param name="host">Its host.</param>
    /// <param name="reason">What the network said.</param>
    public static Problem Down(string index, string host, string reason) =>
        new(
            "SLP440",
            Family.Failed,
            $"index {index} ({host}) cannot be reached: {reason}",
            "an index in reach: --index, SLIPWAY_INDEX, or indexes in slipway.json",
            "check name and network; a machine that reaches only a Debian mirror can use --upstream debian"
        );

    /// <summary>SLP441: an index kept failing.</summary>
    /// <param name="index">The index.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="budget">For how long.</param>
    /// <param name="reason">The last failure.</param>
    public static Problem BudgetExhausted(string index, int attempts, TimeSpan budget, string reason) =>
        new("SLP441", Family.Failed, $"index {index} failed {attempts} times: {reason}", $"tried for {budget.TotalSeconds:0} s", "run again later");

    private static string Plain(Uri address) => Printable.Of(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).Split('?')[0], 200);

    private static string Variable(string index) => string.Concat(index.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
