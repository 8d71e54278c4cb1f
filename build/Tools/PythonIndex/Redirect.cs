using Slipway.Core.Diagnostics;

namespace Slipway.Tools.PythonIndex;

/// <summary>Where an answer points to.</summary>
internal static class Redirect
{
    private const int MostSteps = 10;

    /// <summary>The next address.</summary>
    /// <param name="index">The index, for messages.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="location">The answer's <c>Location</c>: absolute, or relative to that.</param>
    /// <param name="step">Which step this is, from 1.</param>
    /// <exception cref="SlipwayException">SLP529: a circle, a scheme that is not known, or one that protects less.</exception>
    public static Uri Next(string index, Uri asked, Uri location, int step)
    {
        var next = new Uri(asked, location);
        if (step > MostSteps)
            throw new SlipwayException(FetchProblems.BadRedirect(index, asked, $"{next.Host}, after {MostSteps} steps"));
        if (next.Scheme is not ("http" or "https") || (asked.Scheme == "https" && next.Scheme == "http"))
            throw new SlipwayException(FetchProblems.BadRedirect(index, asked, $"an address of scheme {next.Scheme}"));
        return next;
    }
}
