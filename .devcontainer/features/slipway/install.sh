#!/bin/sh
# Written by ./build.sh GenerateFiles. Do not edit.
# Runs as root while the dev container's image is made, on top of the image Dev.
set -eu

user=${_REMOTE_USER:-app}

if ! getent passwd "$user" >/dev/null; then
  echo "the image has no user '$user': devcontainer.json must name app as its remoteUser" >&2
  exit 1
fi

# The shipped image has no shell, so its user has none. Nothing is written to the user's home: when the user gets the id of
# whoever starts the container, its one folder is all that has to change its owner.
sed -i "s|^\($user:.*:\)[^:]*\$|\1/bin/bash|" /etc/passwd

# The checkout belongs to the user of the machine, whose id may be another one.
git config --system --add safe.directory '*'
