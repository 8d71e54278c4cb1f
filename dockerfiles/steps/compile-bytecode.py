"""Compiles Python sources to bytecode that is the same on every machine.

usage: compile-bytecode.py < REQUESTS > ANSWERS
       compile-bytecode.py --listen PORT
       compile-bytecode.py TREE ROOT OUT

The first answers requests as they come; the second does the same on a port, a process for each connection, until it is
ended. The third compiles every .py below TREE/ROOT/lib/python3.N and writes the bytecode below OUT.

A request is the length of the path and the path that the file has in the image, the length of the source and the source.
An answer is 1 and the bytecode, or 0 and why Python does not take the source, each with its length. The first answer is
the version of this Python. Lengths are four bytes, the lowest first.

Bytecode is unchecked: Python compares it with no source (PEP 552). No option, variable or time goes into it.
"""

import gc
import importlib.util
import marshal
import os
import sys

CodeType = type(compile("", "", "exec"))
TIME = 315532800  # 1980-01-01, the time of every file in every layer: zip files refuse 0
UNCHECKED = (1).to_bytes(4, "little")


def interned(value):
    """A constant whose texts are interned, all of them: else marshal would tell which texts this process met before."""
    if isinstance(value, CodeType):
        return value.replace(
            co_consts=interned(value.co_consts),
            co_filename=sys.intern(value.co_filename),
            co_name=sys.intern(value.co_name),
            co_qualname=sys.intern(value.co_qualname),
        )
    if isinstance(value, tuple):
        return tuple(map(interned, value))
    if isinstance(value, frozenset):
        return frozenset(map(interned, value))
    return sys.intern(value) if isinstance(value, str) else value


def bytecode(path, source):
    code = interned(compile(source, path, "exec", dont_inherit=True, optimize=0))
    # marshal marks what is referred to more than once, also by objects of the process that are not written. What was
    # read back is referred to by itself alone.
    content = marshal.dumps(marshal.loads(marshal.dumps(code)))
    return importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source) + content


def attempt(path, source):
    """Whether Python takes a source, and its bytecode or the reason. Wheels hold templates and sources of Python 2."""
    try:
        return True, bytecode(path, source)
    except (SyntaxError, ValueError, RecursionError, OverflowError, MemoryError) as error:
        line = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
        reason = error.msg if isinstance(error, SyntaxError) else error
        return False, f"{line}{reason}".encode("utf-8", "backslashreplace")


def field(stream):
    length = stream.read(4)
    if len(length) < 4:
        return None
    content = stream.read(int.from_bytes(length, "little"))
    return content if len(content) == int.from_bytes(length, "little") else None


def put(stream, content):
    stream.write(len(content).to_bytes(4, "little"))
    stream.write(content)


def answer(requests, answers):
    put(answers, ".".join(map(str, sys.version_info[:3])).encode())
    answers.flush()
    while (path := field(requests)) is not None and (source := field(requests)) is not None:
        taken, content = attempt(path.decode("utf-8", "surrogateescape"), source)
        answers.write(b"\1" if taken else b"\0")
        put(answers, content)
        answers.flush()


def listen(port):
    import signal
    import socket

    # The first process of a container ignores what it does not handle, and is asked to end in this way.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.create_server(("", port)) as server:
        while True:
            connection, _ = server.accept()
            if os.fork() == 0:
                server.close()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with connection, connection.makefile("rb") as requests, connection.makefile("wb") as answers:
                    answer(requests, answers)
                os._exit(0)
            connection.close()


def write(tree, root, out):
    """The paths in TREE are the paths in the image."""
    modules = f"{tree}/{root}/lib/python{sys.version_info.major}.{sys.version_info.minor}"
    paths = (os.path.join(folder, name) for folder, _, names in os.walk(modules) for name in names if name.endswith(".py"))
    for path in sorted(x for x in paths if not os.path.islink(x)):
        with open(path, "rb") as file:
            source = file.read()
        inside = path[len(tree) :]
        taken, content = attempt(inside, source)
        if not taken:
            print(f"no bytecode: {inside}: {content.decode()}")
            continue
        target = importlib.util.cache_from_source(out + inside, optimization="")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(content)
    os.makedirs(out, exist_ok=True)
    for folder, _, files in os.walk(out, topdown=False):
        for path in [*(os.path.join(folder, x) for x in files), folder]:
            os.utime(path, (TIME, TIME))


if __name__ == "__main__":
    # Compiling leaves no cycles, and looking for them takes an eighth of the time.
    gc.disable()
    if len(sys.argv) == 1:
        answer(sys.stdin.buffer, sys.stdout.buffer)
    elif sys.argv[1] == "--listen":
        listen(int(sys.argv[2]))
    else:
        write(*sys.argv[1:])
