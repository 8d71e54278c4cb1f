"""Installs wheels with pip below a folder, and takes away what no image needs.

usage: install-wheels.py WHEELS OUT

WHEELS/requirements.txt names them, with hashes; wheels that lie beside it are installed without a network.
What is left out says leave-outs.json beside this script. RECORD lists what is there afterwards, and nothing else.
Runs in the virtual environment that the wheels are for; no package of it is used.
"""

import base64
import csv
import glob
import hashlib
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TIME = 315532800  # 1980-01-01, the time of every file in every layer: zip files refuse 0


def pip():
    """pip as a wheel, which Python runs as it is: beside this script, else the one that Python brings for new environments."""
    found = []
    for folder in (HERE, os.path.join(os.path.dirname(os.__file__), "ensurepip", "_bundled"), "/usr/share/python-wheels"):
        found += sorted(glob.glob(os.path.join(folder, "pip-*.whl")))
    if not found:
        sys.exit("install-wheels: no pip-*.whl beside this script, in ensurepip or in /usr/share/python-wheels")
    return os.path.join(found[0], "pip")


def install(wheels, out):
    command = [sys.executable, pip(), "install", "--disable-pip-version-check", "--root-user-action=ignore", "--no-warn-script-location"]
    command += ["--no-deps", "--no-compile", "--require-hashes", f"--root={out}", f"--requirement={wheels}/requirements.txt"]
    if glob.glob(os.path.join(wheels, "*.whl")):
        command += ["--no-index", "--no-cache-dir", f"--find-links={wheels}"]
    subprocess.run(command, check=True)


def is_left_out(path, site, venv, rules):
    """Whether a rule takes a file. The folder of metadata and top-level folders of any name stay."""
    if not path.startswith(site + "/"):
        return any(path.startswith(f"{venv}/{start}") for start in rules["outside"])
    below = path[len(site) + 1 :]
    *folders, name = below.split("/")
    if below.split("/")[0].endswith(".dist-info") or any(below.startswith(start) for start in rules["keep"]):
        return False
    return (
        any(folder in (folders if folder == "__pycache__" else folders[1:]) for folder in rules["folder"])
        or name.endswith(tuple(rules["ending"]))
        or name in rules["name"]
    )


def row_of(path, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return [path, f"sha256={digest}", str(len(content))]


def tidy(info, site, venv, rules):
    """Takes away what a wheel's rules leave out, and writes INSTALLER and RECORD anew."""
    with open(os.path.join(info, "RECORD"), encoding="utf-8", newline="") as file:
        rows = {row[0]: row for row in csv.reader(file)}
    for name in list(rows):
        path = os.path.normpath(os.path.join(site, name))
        if is_left_out(path, site, venv, rules) and os.path.lexists(path):
            os.remove(path)
        if not os.path.lexists(path):
            del rows[name]
    installer = f"{rules['installer']}\n".encode()
    with open(os.path.join(info, "INSTALLER"), "wb") as file:
        file.write(installer)
    name = f"{os.path.basename(info)}/INSTALLER"
    rows[name] = row_of(name, installer)
    with open(os.path.join(info, "RECORD"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sorted(rows.values()))


def main(wheels, out):
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(wheels, "requirements.txt"), encoding="utf-8") as file:
        if not any("==" in line for line in file):
            return
    with open(os.path.join(HERE, "leave-outs.json"), encoding="utf-8") as file:
        rules = json.load(file)
    install(wheels, out)
    venv = out + sys.prefix
    site = f"{venv}/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
    for info in glob.glob(f"{site}/*.dist-info"):
        tidy(info, site, venv, rules)
    for folder, folders, files in os.walk(out, topdown=False):
        if not os.listdir(folder) and folder != out:
            os.rmdir(folder)
            continue
        for path in [*(os.path.join(folder, x) for x in files), folder]:
            os.utime(path, (TIME, TIME), follow_symlinks=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
