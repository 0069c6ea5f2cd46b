"""Giving up rights, once and for all, before a stranger's file is read (Linux; elsewhere fewer).

Three walls, each independent of the others: limits of the kernel on memory, processor time and files
(everywhere on POSIX); Landlock, after which only the interpreter and its packages can be read; a seccomp
filter, after which there is no network, no new process and no hold on other processes.

Sources: landlock(7), seccomp(2), getrlimit(2); numbers of system calls from the kernel's tables.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT = 444, 445, 446
_READ_FILE, _READ_DIRECTORY = 1 << 2, 1 << 3
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")

_CALLS = {
    "x86_64": (
        0xC000003E,
        234,  # tgkill
        # sockets
        (41, 42, 43, 44, 45, 46, 47, 49, 50, 53, 288),
        # clone, fork, vfork, clone3, execve, execveat
        (56, 57, 58, 435, 59, 322),
        # kill, tkill, sigqueue, pidfd_*, prlimit, ptrace, process_vm_*
        (62, 200, 129, 297, 424, 434, 438, 302, 101, 310, 311),
        # mount, umount, pivot_root, chroot, unshare, setns, open_tree, modules, kexec, bpf, perf, keys, io_uring
        (165, 166, 155, 161, 272, 308, 428, 175, 313, 246, 321, 298, 248, 249, 250, 323, 425),
    ),
    "aarch64": (
        0xC00000B7,
        131,
        (198, 199, 200, 201, 202, 203, 206, 207, 211, 212, 242),
        (220, 435, 221, 281),
        (129, 130, 138, 240, 424, 434, 438, 261, 117, 270, 271),
        (40, 39, 41, 51, 97, 268, 428, 105, 273, 104, 280, 241, 217, 218, 219, 282, 425),
    ),
}


def confine(memory: int, cpu: int) -> dict[str, bool]:
    """Give up rights; says which walls stand. Cannot be undone.

    memory: bytes of address space; cpu: seconds of processor time
    """
    return {"limits": _limit(memory, cpu), "files": _only_packages(), "calls": _no_calls()}


def _limit(memory: int, cpu: int) -> bool:
    wanted = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, memory),
    )
    for kind, amount in wanted:
        try:
            resource.setrlimit(kind, (amount, amount))
        except (ValueError, OSError):
            return False
    return True


def _only_packages() -> bool:
    """Landlock: nothing can be written, and only the interpreter and its packages can be read."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    rights = (1 << (13 + (version >= 2) + (version >= 3) + (version >= 5))) - 1
    attributes = struct.pack("QQ", rights, 3)[: 16 if version >= 4 else 8]
    ruleset = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if ruleset < 0:
        return False
    for path in {sys.prefix, sys.base_prefix, *sys.path, *_LIBRARIES}:
        _allow_reading(libc, ruleset, path)
    done = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.syscall(_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return bool(done)


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = _READ_FILE | (_READ_DIRECTORY if os.path.isdir(path) else 0)
    libc.syscall(_ADD_RULE, ruleset, 1, struct.pack("=Qi", rights, handle), 0)
    os.close(handle)


def _no_calls() -> bool:
    """Seccomp: refuse the system calls listed above with "not permitted"; others go through."""
    if not sys.platform.startswith("linux") or platform.machine() not in _CALLS or sys.maxsize < 2**32:
        return False
    architecture, signal_call, *groups = _CALLS[platform.machine()]
    program = _program(architecture, signal_call, [number for group in groups for number in group])
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.prctl(_SET_SECCOMP, _FILTER, header, 0, 0) == 0
    )


def _program(architecture: int, signal_call: int, refused: list[int]) -> bytes:
    """The filter in the kernel's small machine language: compare the call's number, one after another.

    A process may send signals to itself only, so that a library that aborts is seen to have aborted.
    """
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    allow, refuse = 0x7FFF0000, 0x00050001
    count = len(refused)
    steps = [
        (load, 0, 0, 4),
        (equal, 0, count + 5, architecture),
        (load, 0, 0, 0),
        (at_least, count + 3, 0, 0x40000000),
        *((equal, count + 2 - at, 0, number) for at, number in enumerate(refused)),
        (equal, 0, 3, signal_call),
        (load, 0, 0, 16),
        (equal, 1, 0, os.getpid()),
        (answer, 0, 0, refuse),
        (answer, 0, 0, allow),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
