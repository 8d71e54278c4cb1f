"""Runs a command that cannot open a socket to a network.

usage: without-network.py COMMAND...

For steps that have the host's network because their compiler cache is remote: its server has the network, what compiles
has not, as in a step without a remote. A filter of system calls (seccomp) refuses every socket that is not a local one;
all children inherit it, and nothing can take it off again.
"""

import ctypes
import errno
import os
import struct
import sys

# Architecture as the kernel counts it (AUDIT_ARCH_*), and the numbers of socket and io_uring_setup there.
MACHINES = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.ENETUNREACH
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
AF_UNIX, X32 = 1, 0x40000000


def program(architecture, socket, ring):
    """Jumps count from the next instruction: to the one that allows, the last but one, or refuses, the last."""
    return [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 0, 7, architecture),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 5, 0, X32),
        (EQUAL, 4, 0, ring),
        (EQUAL, 0, 2, socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]


class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def main():
    machine = os.uname().machine
    if machine not in MACHINES:
        sys.exit(f"without-network: {machine}, allowed: {', '.join(MACHINES)}")
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *x) for x in program(*MACHINES[machine])))
    libc = ctypes.CDLL(None, use_errno=True)
    call = Filter(len(program(*MACHINES[machine])), ctypes.cast(code, ctypes.c_void_p))
    zero = ctypes.c_ulong(0)
    for arguments in ((PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero), (PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(call))):
        if libc.prctl(*arguments, zero, zero) != 0:
            sys.exit(f"without-network: the kernel takes no filter: {os.strerror(ctypes.get_errno())}")
    os.execvp(sys.argv[1], sys.argv[1:])


main()
