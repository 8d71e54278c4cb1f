"""Lays out what a wheel's build requires: an environment of its own with the locked wheels, and what the toolchain brings beside.

usage: lay-out-requires.py VENV SITE

VENV is the folder of the environment, SITE the one of its packages. /inputs/build.json names the wheels in /inputs/wheels.
Ends as compile-wheel.py does where a wheel cannot be laid out.
"""

import configparser
import glob
import json
import os
import re
import sys
import zipfile

INPUTS = "/inputs"


def fail(kind, lines=(), **facts):
    print("compile-wheel: failed " + json.dumps({"kind": kind, "lines": [*lines], **facts}, sort_keys=True), flush=True)
    sys.exit(1)


def install(wheel, venv, site):
    """Lays out a wheel in the environment of the build (PEP 427). Its hash was checked when it came into the store."""
    with zipfile.ZipFile(wheel) as archive:
        scripts = []
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            place, inside = site, entry.filename
            if match := re.match(r"[^/]+\.data/([^/]+)/(.+)", entry.filename):
                kind, inside = match.groups()
                place = {"purelib": site, "platlib": site, "scripts": f"{venv}/bin", "headers": f"{venv}/include"}.get(kind, venv)
            target = os.path.normpath(os.path.join(place, inside))
            if not target.startswith(venv + "/"):
                fail("requires", [f"{os.path.basename(wheel)}: {entry.filename} leads out of the environment"])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            content = archive.read(entry)
            if place.endswith("/bin") and content.startswith(b"#!python"):
                content = f"#!{venv}/bin/python".encode() + content[content.index(b"\n") :]
            with open(target, "wb") as file:
                file.write(content)
            if place.endswith("/bin") or (entry.external_attr >> 16) & 0o111:
                os.chmod(target, 0o755)
            if entry.filename.endswith(".dist-info/entry_points.txt"):
                scripts.append(content.decode())
    for text in scripts:
        entries = configparser.ConfigParser(delimiters=("=",), strict=False, interpolation=None)
        entries.optionxform = str
        entries.read_string(text)
        for name, target in entries["console_scripts"].items() if entries.has_section("console_scripts") else []:
            module, _, function = target.split("[")[0].strip().partition(":")
            path = f"{venv}/bin/{name}"
            with open(path, "w") as file:
                file.write(f"#!{venv}/bin/python\nimport sys\nfrom {module} import {function.split('.')[0]}\nsys.exit({function}())\n")
            os.chmod(path, 0o755)


def main(venv, site):
    for folder in (f"{venv}/bin", site):
        os.makedirs(folder)
    # An environment of its own: Python's packages of the build base are not among the build requirements.
    with open(f"{venv}/pyvenv.cfg", "w") as file:
        file.write("home = /usr/bin\ninclude-system-site-packages = false\n")
    os.symlink(os.path.realpath(sys.executable), f"{venv}/bin/python")
    for name in ("python3", os.path.basename(os.path.realpath(sys.executable))):
        os.symlink("python", f"{venv}/bin/{name}")
    with open(f"{INPUTS}/build.json") as file:
        build = json.load(file)
    for wheel in build["requires"]:
        install(f"{INPUTS}/wheels/{wheel}", venv, site)
    # A part of the toolchain: it has Rust's build back end, of which no index has to have a wheel.
    for path in glob.glob("/usr/lib/python3/dist-packages/maturin*"):
        if not os.path.exists(f"{site}/{os.path.basename(path)}"):
            os.symlink(path, f"{site}/{os.path.basename(path)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
