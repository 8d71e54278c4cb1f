using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Tests.Registry;

/// <summary>A credential helper of Docker that behaves as a test wants.</summary>
internal static class CredentialProgram
{
    public static async Task WriteAsync(TempFolder folder, string script)
    {
        var path = folder["docker-credential-slipway-test"];
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        (await ProcessRunner.RunAsync(new Command("chmod", "+x", path))).OrThrow();
    }

    public static async Task WithPathAsync(TempFolder folder, Func<Task> work)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", $"{folder.Path}:{path}");
        try
        {
            await work();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
