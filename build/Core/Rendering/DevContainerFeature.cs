namespace Slipway.Core.Rendering;

/// <summary>
/// .devcontainer/features/slipway: what a dev container needs beyond the image Dev, which changes nothing of what is shipped. No network, no package: it is installed in a moment.
/// </summary>
public static class DevContainerFeature
{
    /// <summary>The feature's folder, seen from devcontainer.json.</summary>
    public const string Folder = "features/slipway";

    /// <summary>The feature's description.</summary>
    public const string Description = $".devcontainer/{Folder}/devcontainer-feature.json";

    /// <summary>What installs it.</summary>
    public const string Script = $".devcontainer/{Folder}/install.sh";

    /// <summary>Text of the description.</summary>
    public const string DescriptionText = $$"""
        {
          "id": "slipway",
          "version": "1.0.0",
          "name": "Slipway",
          "description": "Gives the image's user a shell, and lets git read a checkout of another owner. Written by {{GeneratedFile.Mend}}.",
          "options": {}
        }

        """;

    /// <summary>Text of the script.</summary>
    public const string ScriptText = $$"""
        #!/bin/sh
        # Written by {{GeneratedFile.Mend}}. Do not edit.
        # Runs as root while the dev container's image is made, on top of the image Dev.
        set -eu

        user=${_REMOTE_USER:-{{DevContainer.User}}}

        if ! getent passwd "$user" >/dev/null; then
          echo "the image has no user '$user': devcontainer.json must name {{DevContainer.User}} as its remoteUser" >&2
          exit 1
        fi

        # The shipped image has no shell, so its user has none. Nothing is written to the user's home: when the user gets the id of
        # whoever starts the container, its one folder is all that has to change its owner.
        sed -i "s|^\($user:.*:\)[^:]*\$|\1/bin/bash|" /etc/passwd

        # The checkout belongs to the user of the machine, whose id may be another one.
        git config --system --add safe.directory '*'

        """;
}
