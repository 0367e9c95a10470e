"""What a process gives up for good before it touches a stranger's file: files, network, memory, new rights.

Everything here is the kernel's work (Linux): Landlock for files, a network of its own or a filter on `socket` for the
network, resource limits. Where a kernel lacks one of them, the others still hold; on other systems nothing happens.
Sources: the manual pages landlock(7), unshare(2), seccomp(2), prctl(2).
"""

import contextlib
import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

_LINUX = sys.platform == "linux"
_NEWNS_USER, _NEWNS_NET, _NEWNS_PID = 0x10000000, 0x40000000, 0x20000000
_PDEATHSIG, _NO_NEW_PRIVS, _SET_SECCOMP, _SECCOMP_FILTER = 1, 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_O_PATH = 0o10000000

# Rights of Landlock, in the order of the kernel's bits.
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_MAKE_SOCKET = 1 << 5 | 1 << 9  # and remove it
_READ = _READ_FILE | _READ_DIR | _EXECUTE
_RIGHTS_OF_VERSION = {1: 13, 2: 14, 3: 15}  # how many rights each version of it knows; 16 from version 5
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | 1 << 14 | 1 << 15

# audit names of architectures, and their number of the call `socket`
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING_SETUP = 425
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # the call fails with EPERM
_AF_UNIX = 1


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def limit(*, megabytes: int, seconds: int | None = None, written: int = 0) -> None:
    """Limits of this process and its children: address space, seconds of processor time, bytes in a written file."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def die_with_parent() -> None:
    """Be killed when the thread that started this process ends, in whatever way."""
    if _LINUX:
        _library().prctl(_PDEATHSIG, 9, 0, 0, 0)


def apart(*, processes: bool = False) -> bool:
    """No network from now on, by whatever means the kernel allows; whether any was found.

    With `processes`, the children of this process are killed with the first of them.
    """
    if not _LINUX:
        return False
    library = _library()
    library.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    more = _NEWNS_PID if processes else 0
    user, group = os.getuid(), os.getgid()
    if library.unshare(_NEWNS_USER | _NEWNS_NET | more) == 0:
        with contextlib.suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny")
        with contextlib.suppress(OSError):
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        own = True
    else:
        own = library.unshare(_NEWNS_NET | more) == 0
    return _no_sockets(library) or own


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]


def _no_sockets(library: ctypes.CDLL) -> bool:
    """A filter in the kernel: `socket` fails for everything but Unix sockets, which stay on this machine."""
    known = _SOCKET.get(platform.machine())
    if known is None:
        return False
    architecture, socket = known
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    program = b"".join(
        (
            step(load, 4),
            step(equal, architecture, 1, 0),
            step(give, _REFUSE),
            step(load, 0),
            step(at_least, 0x40000000, 5, 0),  # the calls of another kind of process
            step(equal, _IO_URING_SETUP, 4, 0),
            step(equal, socket, 0, 2),
            step(load, 16),
            step(equal, _AF_UNIX, 0, 1),
            step(give, _ALLOW),
            step(give, _REFUSE),
        )
    )
    said = _Filter(len(program) // 8, program)
    return bool(library.prctl(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.byref(said), 0, 0) == 0)


def knows_files() -> bool:
    """Whether `only_files` can do anything here."""
    return _LINUX and bool(_library().syscall(_CREATE_RULESET, None, 0, 1) >= 1)


def only_files(*, read: Iterable[Path], write: Iterable[Path] = (), sockets: Iterable[Path] = ()) -> bool:
    """From now on only what is under these paths can be opened; whether the kernel can see to that.

    Under `sockets` nothing can be opened, but Unix sockets can be made, and files removed.
    """
    if not _LINUX:
        return False
    library = _library()
    version = library.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = (1 << _RIGHTS_OF_VERSION.get(version, 15 if version < 5 else 16)) - 1
    rules = library.syscall(_CREATE_RULESET, ctypes.byref(ctypes.c_uint64(handled)), 8, 0)
    if rules < 0:
        return False
    try:
        for path in read:
            _allow(library, rules, path, handled & _READ)
        for path in write:
            _allow(library, rules, path, handled)
        for path in sockets:
            _allow(library, rules, path, _MAKE_SOCKET)
        library.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(library.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(library: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """Allow what is there; a path that does not exist needs no permission."""
    try:
        place = os.open(path, _O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not path.is_dir():
            rights &= _OF_FILES
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, place))
        library.syscall(_ADD_RULE, rules, 1, rule, 0)
    finally:
        os.close(place)
