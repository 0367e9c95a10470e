"""Start a program without what it does not need: `python -m importers.tools.launch LIMITS PROGRAM ARGUMENT…`.

LIMITS is JSON: `megabytes`, `seconds` of processor time, `written` bytes to a file, `sockets` (may it make some
in the folders for temporary files?), paths to `read` and to `write`.
The program runs as the first process of its own group of processes where the kernel allows: when it ends, or when
this process is killed, everything that it started is killed too.
"""

import json
import os
import sys
from pathlib import Path

from importers.tools import confinement

_SYSTEM = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives",
    "/etc/libreoffice", "/var/spool/libreoffice", "/var/lib/libreoffice",
    "/etc/localtime", "/etc/passwd", "/etc/nsswitch.conf", "/var/cache/fontconfig",
    "/dev/urandom", "/dev/random",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """The exit code of the program; 128 and the number of the signal that ended it."""
    said, program = json.loads(arguments[0]), arguments[1:]
    confinement.die_with_parent()
    confinement.apart(processes=True)
    child = os.fork()
    if child == 0:
        confinement.die_with_parent()
        confinement.only_files(
            read=[Path(program[0]).resolve().parent, *map(Path, (*_SYSTEM, *said["read"]))],
            write=[Path("/dev/null"), *map(Path, said["write"])],
            sockets=[Path("/tmp"), Path("/var/tmp")] if said["sockets"] else [],  # noqa: S108 - what it insists on
        )
        confinement.limit(megabytes=said["megabytes"], seconds=said["seconds"], written=said["written"])
        os.execv(program[0], program)  # noqa: S606 - no shell is the point
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
