"""Makes a wheel of a source archive, with no network and the locked build requirements alone.

usage: compile-wheel.py

/inputs/build.json names the archive, the wheels in /inputs/wheels that its build requires, and what is set for it.
The wheel and stats.json are in /out afterwards. Paths are fixed: a compiler cache keys on them, and so do some wheels' bytes.
When it fails, the last line is "compile-wheel: failed JSON", which says why in a form that a program reads.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib

INPUTS = "/inputs"
WORK = "/build"
OUT = "/out"
VENV = f"{WORK}/venv"
WRAPPERS = f"{WORK}/wrappers"
NATIVE = f"{WORK}/native-flags"
TIME = "315532800"  # 1980-01-01, the time of every file in every layer: zip files refuse 0
SITE = f"{VENV}/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"

# Calls one hook of PEP 517 in the folder of the source.
HOOK = """
import importlib, json, sys
path, backend, hook, settings, out, answer = json.loads(sys.argv[1])
sys.path[:0] = path
module, _, inside = backend.partition(":")
target = importlib.import_module(module)
for name in inside.split(".") if inside else []:
    target = getattr(target, name)
call = getattr(target, hook, None)
result = [] if call is None else call(out, settings) if hook == "build_wheel" else call(settings)
with open(answer, "w") as file:
    json.dump(result, file)
"""

# Links go past the cache, which cannot keep them; debug information triples a wheel, and nobody reads it in an image.
WRAPPER = """#!/usr/bin/dash
compiles=
for argument; do
    case ${argument} in
        -c) compiles=1 ;;
        -march=native | -mtune=native | -mcpu=native) echo "${argument}" >> NATIVE ;;
    esac
done
if [ -n "${compiles}" ]; then
    exec ${SLIPWAY_SCCACHE} COMPILER "$@" -g0
fi
exec COMPILER "$@"
"""

# nvcc takes older host compilers alone. Its own steps are kept by the compiler cache one by one; it calls the host's compiler by itself, past the wrappers.
NVCC = "/usr/lib/nvidia-cuda-toolkit/bin/nvcc"
NVCC_WRAPPER = """#!/usr/bin/dash
compiles= host=-ccbin=HOST
for argument; do
    case ${argument} in
        -c | -dc | -dw | --compile | --device-c | --device-w) compiles=1 ;;
        -ccbin* | --compiler-bindir*) host= ;;
        native | *=native | *-march=native* | *-mtune=native* | *-mcpu=native*) echo "${argument}" >> NATIVE ;;
    esac
done
if [ -n "${compiles}" ]; then
    exec ${SLIPWAY_SCCACHE} NVCC ${host} "$@"
fi
exec NVCC ${host} "$@"
"""


def fail(kind, lines=(), **facts):
    print("compile-wheel: failed " + json.dumps({"kind": kind, "lines": [*lines], **facts}, sort_keys=True), flush=True)
    sys.exit(1)


def environment(build, jobs, cached):
    compilers = {"gcc": "gcc", "cc": "gcc", "g++": "g++", "c++": "g++"}
    triplet = f"{os.uname().machine}-linux-gnu"
    os.makedirs(WRAPPERS)
    for name, compiler in [*compilers.items(), *((f"{triplet}-{x}", x) for x in ("gcc", "g++"))]:
        with open(f"{WRAPPERS}/{name}", "w") as file:
            file.write(WRAPPER.replace("COMPILER", f"/usr/bin/{triplet}-{compiler}").replace("NATIVE", NATIVE))
        os.chmod(f"{WRAPPERS}/{name}", 0o755)
    cuda = cuda_toolkit() if os.path.exists(NVCC) else {}
    rust = {"RUSTC_WRAPPER": "sccache"} if cached else {}
    return {
        "PATH": f"{WRAPPERS}:{VENV}/bin:/usr/local/bin:/usr/bin:/usr/sbin",
        "HOME": f"{WORK}/home",
        "TMPDIR": f"{WORK}/tmp",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": TIME,
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SLIPWAY_SCCACHE": "/usr/bin/sccache" if cached else "",
        **{x: os.environ[x] for x in os.environ if x.startswith("SCCACHE_")},
        **rust,
        **cuda,
        "CARGO_HOME": f"{WORK}/cargo",
        "CARGO_NET_OFFLINE": "true",
        "CARGO_INCREMENTAL": "0",
        "CARGO_BUILD_JOBS": str(jobs),
        "MAX_JOBS": str(jobs),
        "CMAKE_BUILD_PARALLEL_LEVEL": str(jobs),
        "MAKEFLAGS": f"-j{jobs}",
        "NINJAFLAGS": f"-j{jobs}",
        "NPY_NUM_BUILD_JOBS": str(jobs),
        **build["environment"],
    }


def cuda_toolkit():
    """CUDA as builds look for it: a folder with bin, include and lib64, whose nvcc is a wrapper."""
    host = min(glob.glob("/usr/bin/g++-[0-9]*"))
    with open(f"{WRAPPERS}/nvcc", "w") as file:
        file.write(NVCC_WRAPPER.replace("NVCC", NVCC).replace("HOST", host).replace("NATIVE", NATIVE))
    os.chmod(f"{WRAPPERS}/nvcc", 0o755)
    home, libraries = f"{WORK}/cuda", f"/usr/lib/{os.uname().machine}-linux-gnu"
    os.makedirs(home)
    for name, target in {"bin": WRAPPERS, "include": "/usr/include", "lib64": libraries}.items():
        os.symlink(target, f"{home}/{name}")
    # Of the driver and of large libraries there are stubs to link with.
    return {"CUDA_HOME": home, "CUDA_PATH": home, "CUDACXX": f"{WRAPPERS}/nvcc", "CUDAHOSTCXX": host, "LIBRARY_PATH": f"{libraries}/stubs"}


def limit():
    """Bytes that the control group of this step may use; None where it may use all that there is."""
    with open("/proc/meminfo") as file:
        least = total = int(re.search(r"MemTotal:\s+(\d+)", file.read())[1]) * 1024
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            with open(path) as file:
                least = min(least, int(file.read()))
        except (OSError, ValueError):
            pass
    return least if least < total else None


def memory():
    """Bytes that may be used: what is available, or less where a control group says so."""
    with open("/proc/meminfo") as file:
        available = int(re.search(r"MemAvailable:\s+(\d+)", file.read())[1]) * 1024
    return min(available, limit() or available)


def statistics():
    answer = subprocess.run(["sccache", "--show-stats", "--stats-format=json"], capture_output=True, check=False)
    return json.loads(answer.stdout)["stats"]


def asked_of_cache():
    """What compilers asked of their cache, whose server compiler-cache.sh started and stops."""
    stats = statistics()
    count = lambda name: sum(stats[name]["counts"].values())
    return {
        "hits": count("cache_hits"),
        "misses": count("cache_misses"),
        "errors": count("cache_errors"),
        "requests": stats["compile_requests"],
        "notCacheable": stats["requests_not_cacheable"],
        "notCompile": stats["requests_not_compile"],
    }


class Build:
    def __init__(self, build, folder, variables, jobs):
        self.build, self.folder, self.variables, self.jobs = build, folder, variables, jobs
        system = self.system()
        self.backend = system.get("build-backend", "setuptools.build_meta:__legacy__")
        self.path = [os.path.join(folder, x) for x in system.get("backend-path", [])]

    def system(self):
        path = f"{self.folder}/pyproject.toml"
        if os.path.exists(path):
            with open(path, "rb") as file:
                try:
                    return tomllib.load(file).get("build-system", {}) or self.legacy()
                except tomllib.TOMLDecodeError as error:
                    fail("source", [f"pyproject.toml: {error}"])
        return self.legacy()

    def legacy(self):
        if not os.path.exists(f"{self.folder}/setup.py") and not os.path.exists(f"{self.folder}/pyproject.toml"):
            fail("backend", [f"in {self.build['source']}: {', '.join(sorted(os.listdir(self.folder))[:8])}"])
        return {}

    def call(self, hook):
        answer = f"{WORK}/answer.json"
        arguments = json.dumps([self.path, self.backend, hook, self.build["settings"] or None, OUT, answer])
        command = [f"{VENV}/bin/python", "-c", HOOK, arguments]
        lines = []
        with subprocess.Popen(command, cwd=self.folder, env=self.variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as run:
            for line in run.stdout:
                print(line, end="", flush=True)
                lines = [*lines[-399:], line.rstrip()]
        if run.returncode != 0:
            self.explain(lines, run.returncode)
        with open(answer) as file:
            return json.load(file)

    def explain(self, lines, code):
        """Why a hook failed: what the compiler said comes before what the build made of it."""
        killed = [x for x in lines if "Killed signal terminated program" in x or "fatal error: Killed" in x or "out of memory" in x.lower()]
        if code == -9 or killed:
            fail("memory", killed[-3:], jobs=self.jobs, memory=memory(), limit=limit())
        missing = next((x for x in reversed(lines) if x.startswith("ModuleNotFoundError: ")), None)
        if missing:
            fail("requires", [missing])
        # cargo, maturin and setuptools-rust each say it their own way.
        if not shutil.which("rustc") and any(re.search(r"\b(rustc|cargo)\b.*(not found|No such file|not installed|can't find)|can't find Rust compiler", x) for x in lines):
            fail("rust", [x for x in lines if re.search(r"\b(rustc|cargo|Rust)\b", x)][-3:])
        errors = [i for i, x in enumerate(lines) if re.search(r"(^|: )(fatal )?error(\[E\d+\])?:", x)]
        shown = lines[max(0, errors[0] - 2) : errors[0] + 12] if errors else lines[-16:]
        fail("compiler", shown, backend=self.backend)

    def wheel(self):
        self.check_requires(self.call("get_requires_for_build_wheel"))
        return os.path.join(OUT, self.call("build_wheel"))

    def check_requires(self, wanted):
        """What the back end asks for beside pyproject.toml must be there: nothing is fetched in the middle of a build."""
        present = {re.sub(r"[-_.]+", "-", os.path.basename(x).split("-")[0]).lower() for x in glob.glob(f"{SITE}/*.dist-info")}
        name = lambda x: re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", x)[0]).lower()
        marked = lambda x: ";" in x and not self.holds(x.split(";", 1)[1])
        lacking = [x for x in wanted if name(x) not in present and not marked(x)]
        if lacking:
            fail("requires", [f"the back end {self.backend} asks for {x}" for x in lacking], names=[name(x) for x in lacking])

    def holds(self, marker):
        """A marker about other systems or older Pythons asks for nothing here; any other is taken to ask."""
        return not re.search(r"(win32|darwin|Windows|cygwin)|python_version\s*<=?\s*.3\.(\d|1[0-2]).", marker) or "!=" in marker


def run_step(name, *arguments):
    """Runs a script beside this one, which says itself why it fails."""
    done = subprocess.run([sys.executable, "-I", f"/steps/{name}", *arguments], check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)


def main():
    start = time.monotonic()
    with open(f"{INPUTS}/build.json") as file:
        build = json.load(file)
    print(f"compile-wheel: begin {build['key']}", flush=True)
    if build["python"] != f"{sys.version_info.major}.{sys.version_info.minor}":
        fail("python", [f"the build base has Python {sys.version_info.major}.{sys.version_info.minor}, locked is {build['python']}"])
    usable = memory()
    jobs = max(1, min(int(os.environ.get("JOBS", "0")) or len(os.sched_getaffinity(0)), usable // ((6 if os.path.exists(NVCC) else 1) << 30)))
    folder = f"{WORK}/{build['name']}-{build['version']}"
    run_step("prepare-source.py", folder)
    for made in (f"{WORK}/home", f"{WORK}/tmp", OUT):
        os.makedirs(made)
    run_step("lay-out-requires.py", VENV, SITE)
    # A wheel is the same without a compiler cache.
    cached = os.environ.get("SLIPWAY_SCCACHE") != "off"
    variables = environment(build, jobs, cached)
    wheel = Build(build, folder, variables, jobs).wheel()
    stats = asked_of_cache() if cached else {}
    if os.path.exists(NATIVE) and not build["native"]:
        with open(NATIVE) as file:
            fail("native", sorted(set(file.read().split())))
    run_step("finish-wheel.py", wheel, folder, f"{VENV}/bin/python", SITE)
    with open(f"{OUT}/stats.json") as file:
        facts = json.load(file)
    with open(f"{OUT}/stats.json", "w") as file:
        json.dump({**facts, "jobs": jobs, "sccache": stats, "seconds": round(time.monotonic() - start, 3)}, file, sort_keys=True)
    print(f"compile-wheel: {facts['file']}, {jobs} jobs, {stats.get('hits', 0)} of {stats.get('hits', 0) + stats.get('misses', 0)} from the compiler cache")


if __name__ == "__main__":
    main()
