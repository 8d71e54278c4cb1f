using Slipway.Core.Locks.Index;

namespace Slipway.Tools.PythonIndex;

/// <summary>The file in which curl, pip and git look for credentials.</summary>
internal static class NetrcFile
{
    /// <summary>The entry of a host, else the default entry, else null. A file that cannot be read has no entry.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">Host without port.</param>
    public static IndexCredentials? Find(string path, string host)
    {
        try
        {
            return NetrcText.Find(File.ReadAllText(path), host) is var (login, password) ? new IndexCredentials(login, password) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
