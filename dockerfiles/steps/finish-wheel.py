"""Makes of what a back end built a wheel that is the same on every day, and looks whether it is whole.

usage: finish-wheel.py WHEEL SOURCE PYTHON SITE

WHEEL is written anew beside itself: sorted members, one time, plain modes, the honest tag. A wheel is whole when it has the
extension that SOURCE has sources for, and when PYTHON imports its modules; SITE holds the build requirements, which some import.
stats.json beside it says what is in it. Ends as compile-wheel.py does where it is not whole.
"""

import base64
import csv
import hashlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile

INPUTS = "/inputs"
# Whoever names a package for tests and examples says that it is no part of the module.
ASIDE = re.compile(r"(^|/)(tests?|testing|docs?|examples?|benchmarks?|bench|fuzz|tools|third.party)/", re.IGNORECASE)
SOURCES = (".c", ".cc", ".cpp", ".cxx", ".pyx", ".rs", ".cu", ".f90")
IMPORTS = """
import importlib, json, sys, traceback
sys.path[:0] = json.loads(sys.argv[1])
own = set(json.loads(sys.argv[2]))
result = {"imported": [], "lacking": [], "failed": []}
for name in json.loads(sys.argv[3]):
    try:
        importlib.import_module(name)
        result["imported"].append(name)
    except ModuleNotFoundError as error:
        kind = "lacking" if error.name and error.name.split(".")[0] not in own else "failed"
        result[kind].append(f"{name}: {error}")
    except BaseException as error:
        result["failed"].append(f"{name}: {type(error).__name__}: {error}")
print("\\n" + json.dumps(result))
"""


def fail(kind, lines=(), **facts):
    print("compile-wheel: failed " + json.dumps({"kind": kind, "lines": [*lines], **facts}, sort_keys=True), flush=True)
    sys.exit(1)


def is_elf(content):
    return content[:4] == b"\x7fELF"


def needed(content):
    """Names of the libraries that a 64-bit little-endian ELF file needs, and of its own (DT_NEEDED of the dynamic section)."""
    offset, size, count = *struct.unpack_from("<Q", content, 0x28), *struct.unpack_from("<HH", content, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", content, offset + i * size) for i in range(count)]
    for section in sections:
        if section[1] == 6:
            strings = sections[section[6]]
            tags = [struct.unpack_from("<qQ", content, section[4] + i) for i in range(0, section[5], 16)]
            text = lambda at: content[strings[4] + at : content.index(b"\0", strings[4] + at)].decode()
            return sorted(text(value) for tag, value in tags if tag == 1)
    return []


def honest(tag, machine, has_objects):
    """Compiled here, it fits this system and no other: a portable tag is what auditwheel claims, not a back end."""
    python, abi, platform = tag.split("-")
    if platform == "any" and not has_objects:
        return tag
    return f"{python}-{abi}-linux_{machine}"


def rewritten(files, info, machine, has_objects):
    """The WHEEL file with honest tags, and the compressed tag for the wheel's name."""
    lines = files[f"{info}/WHEEL"].decode().splitlines()
    tags = sorted({honest(x.split(":", 1)[1].strip(), machine, has_objects) for x in lines if x.startswith("Tag:")})
    kept = [x for x in lines if not x.startswith(("Tag:", "Root-Is-Purelib:")) and x.strip()]
    pure = "false" if has_objects or not any(x.lower().replace(" ", "") == "root-is-purelib:true" for x in lines) else "true"
    parts = [sorted({x.split("-")[i] for x in tags}) for i in range(3)]
    return "\n".join([*kept, f"Root-Is-Purelib: {pure}", *(f"Tag: {x}" for x in tags)]) + "\n", "-".join(".".join(x) for x in parts)


def record(files, info):
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, content in sorted(files.items()):
        rows.writerow([name, "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode(), len(content)])
    rows.writerow([f"{info}/RECORD", "", ""])
    return text.getvalue().encode()


def write(path, files, executable, info):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in [*sorted(files), f"{info}/RECORD"]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if name in executable else 0o100644) << 16
            archive.writestr(entry, files.get(name) or (record(files, info) if name not in files else b""))


def modules(files, info):
    """Top-level modules and packages, and every extension by its full name."""
    suffix = re.compile(r"(\.cpython-[\w-]+|\.abi3)?\.so$")
    names = set()
    for name in files:
        if name.startswith(info + "/") or ".data/" in name.split("/")[0] + "/":
            continue
        parts = name.split("/")
        if not all(x.isidentifier() for x in parts[:-1]) or ASIDE.search(name):
            continue
        if suffix.search(name) and suffix.sub("", parts[-1]).isidentifier() and (len(parts) == 1 or f"{'/'.join(parts[:-1])}/__init__.py" in files):
            names.add(".".join([*parts[:-1], suffix.sub("", parts[-1])]))
        elif len(parts) == 2 and parts[1] == "__init__.py":
            names.add(parts[0])
        elif len(parts) == 1 and name.endswith(".py"):
            names.add(name[:-3])
    return sorted(names)


def lost(source, build, has_objects):
    """Sources of an extension that came to nothing: a back end that finds no header builds without, and says nothing."""
    if has_objects or build["pure"]:
        return []
    found = []
    for folder, _, names in os.walk(source):
        inside = os.path.relpath(folder, source)
        for name in names:
            path = name if inside == "." else f"{inside}/{name}"
            if name.endswith(SOURCES) and not ASIDE.search(path) and "/build/" not in f"/{path}":
                found.append(path)
    return sorted(found)


def imports(files, info, python, site):
    names = modules(files, info)
    own = sorted({x.split(".")[0] for x in names})
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            inside = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", name)
            path = os.path.normpath(f"{folder}/{inside}")
            if not path.startswith(folder + "/"):
                fail("wheel", [f"{name} leads out of the wheel"])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
        variables = {"PATH": "/usr/bin", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", "HOME": "/tmp"}
        command = [python, "-I", "-c", IMPORTS, json.dumps([folder, site]), json.dumps(own), json.dumps(names)]
        run = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        fail("import", [f"Python ended with {run.returncode} while it imported {', '.join(names)}", *run.stderr.splitlines()[-8:]])
    result = json.loads(run.stdout.splitlines()[-1])
    if result["failed"]:
        fail("import", result["failed"])
    return result


def main(wheel, source, python, site):
    with open(f"{INPUTS}/build.json") as file:
        build = json.load(file)
    with zipfile.ZipFile(wheel) as archive:
        files = {x.filename: archive.read(x) for x in archive.infolist() if not x.is_dir()}
        executable = {x.filename for x in archive.infolist() if (x.external_attr >> 16) & 0o111}
    info = next(x.split("/")[0] for x in files if re.fullmatch(r"[^/]+\.dist-info/WHEEL", x))
    name, version = os.path.basename(wheel).split("-")[:2]
    normalized = lambda x: re.sub(r"[-_.]+", "-", x).lower()
    if normalized(name) != normalized(build["name"]) or version.split("+")[0] != build["version"].split("+")[0]:
        fail("wheel", [f"the back end made {os.path.basename(wheel)}, expected was {build['name']} {build['version']}"])
    objects = {x: needed(content) for x, content in files.items() if is_elf(content)}
    if sources := lost(source, build, bool(objects)):
        fail("extension", sources[:8], count=len(sources))
    del files[f"{info}/RECORD"]
    files = {x: content for x, content in files.items() if not re.search(r"\.pyc$|\.dist-info/RECORD\.\w+$", x)}
    machine = {"linux/amd64": "x86_64", "linux/arm64": "aarch64"}[build["platform"]]
    if objects and machine != os.uname().machine:
        fail("platform", sorted(objects))
    text, tags = rewritten(files, info, machine, bool(objects))
    files[f"{info}/WHEEL"] = text.encode()
    tested = imports(files, info, python, site)
    os.remove(wheel)
    path = f"{os.path.dirname(wheel)}/{name}-{version}-{tags}.whl"
    write(path, files, executable, info)
    own = {os.path.basename(x) for x in objects}
    libraries = sorted({x for names in objects.values() for x in names} - own)
    with open(f"{os.path.dirname(wheel)}/stats.json", "w") as file:
        json.dump({"file": os.path.basename(path), "objects": sorted(objects), "libraries": libraries, **tested}, file, sort_keys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
