"""Unpacks a source archive at its fixed path, and applies the patches that are named for it.

usage: prepare-source.py FOLDER

/inputs/build.json names the archive, its digest and the patches. Ends as compile-wheel.py does where something is wrong.
"""

import hashlib
import json
import os
import re
import sys
import tarfile
import zipfile

INPUTS = "/inputs"


def fail(kind, lines=(), **facts):
    print("compile-wheel: failed " + json.dumps({"kind": kind, "lines": [*lines], **facts}, sort_keys=True), flush=True)
    sys.exit(1)


def unpack(build, folder):
    archive = f"{INPUTS}/{build['source']}"
    with open(archive, "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != build["sha256"]:
        fail("source", [f"{build['source']} has sha256 {found}, locked is {build['sha256']}"])
    aside = f"{folder}.unpacked"
    os.makedirs(aside)
    try:
        if archive.endswith(".zip"):
            with zipfile.ZipFile(archive) as source:
                source.extractall(aside)
        else:
            with tarfile.open(archive) as source:
                # Refuses names and links that lead out of the folder, and devices.
                source.extractall(aside, filter="data")
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError) as error:
        fail("source", [f"{build['source']}: {error}"])
    tops = os.listdir(aside)
    if len(tops) != 1 or not os.path.isdir(f"{aside}/{tops[0]}"):
        fail("source", [f"{build['source']} holds {', '.join(sorted(tops)[:5]) or 'nothing'}, expected one folder"])
    os.rename(f"{aside}/{tops[0]}", folder)


def apply(name, text, folder):
    """Applies a unified diff, paths with one folder too many as git writes them. Nothing is guessed: a line that is not where it says is refused."""
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        if not (lines[at].startswith("--- ") and at + 1 < len(lines) and lines[at + 1].startswith("+++ ")):
            at += 1
            continue
        old, new = (x[4:].split("\t")[0].strip() for x in lines[at : at + 2])
        path = os.path.normpath(os.path.join(folder, (old if new == "/dev/null" else new).split("/", 1)[-1]))
        if not path.startswith(folder + "/"):
            fail("patch", [f"{name}: {new} leads out of the source"])
        content = []
        if old != "/dev/null":
            if not os.path.isfile(path):
                fail("patch", [f"{name}: there is no {new}"])
            with open(path, newline="") as file:
                content = file.read().splitlines(keepends=True)
        result, done, at = [], 0, at + 2
        while at < len(lines) and (hunk := re.match(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", lines[at])):
            start = max(0, int(hunk[1]) - (0 if hunk[2] == "0" else 1))
            result, done, at = [*result, *content[done:start]], start, at + 1
            while at < len(lines) and lines[at][:1] in (" ", "-", "+", "\\") and not lines[at].startswith("--- "):
                kind, line = lines[at][0], lines[at][1:]
                if at + 1 < len(lines) and lines[at + 1].startswith("\\"):
                    line = line.rstrip("\n")
                if kind in " -":
                    if done >= len(content) or content[done] != line:
                        fail("patch", [f"{name}: line {done + 1} of {new} is not {line.strip()!r}"])
                    done += 1
                if kind in " +":
                    result.append(line)
                at += 1
        if new == "/dev/null":
            os.remove(path)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", newline="") as file:
            file.writelines([*result, *content[done:]])


def main(folder):
    with open(f"{INPUTS}/build.json") as file:
        build = json.load(file)
    unpack(build, folder)
    for patch in build["patches"]:
        with open(f"{INPUTS}/patches/{patch}") as file:
            apply(patch, file.read(), folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
