"""A process that has everything imported and forks the children: starting one costs a millisecond, not a second.

Run by ``children.Zygote``: ``python zygote.py DESCRIPTOR [screens]``. A child waits for SIGUSR1 before it begins, so
that whoever wants to watch it can take hold of it first.
"""

import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from harness.work import Teller, Work, do

_PR_SET_PDEATHSIG = 1
_PR_SET_PTRACER = 0x59616D61


def main() -> None:
    """Serve until the harness is gone."""
    _warm_up(screens="screens" in sys.argv)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    with socket.socket(fileno=int(sys.argv[1])) as channel:
        channel.send(b"ready")
        while True:
            message, descriptors, _flags, _address = socket.recv_fds(channel, 65536, 1)
            if not message:
                return
            asked = json.loads(message)
            if "reap" in asked:
                _pid, status = os.waitpid(asked["reap"], 0)
                channel.send(str(os.waitstatus_to_exitcode(status)).encode())
                continue
            pid = os.fork()
            if pid == 0:
                channel.detach()
                _child(Work(**asked), descriptors[0])
            os.close(descriptors[0])
            channel.send(str(pid).encode())


def _child(work: Work, descriptor: int) -> None:
    try:
        _prepare_process()
        if work.longest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (work.longest_file, resource.RLIM_INFINITY))
        if work.account:
            os.setgroups([])
            os.setgid(work.group)
            os.setuid(work.account)
        tell = Teller(descriptor)

        def wait() -> None:
            tell("prepared")
            signal.sigwait({signal.SIGUSR1})

        do(work, tell, wait)
    finally:
        os._exit(0)


def _prepare_process() -> None:
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    prctl(_PR_SET_PTRACER, -1, 0, 0, 0)


def _warm_up(*, screens: bool) -> None:
    """Import and build what is made at first use, so that a child's own work is all that it does."""
    import tempfile

    from harness.children import Silent

    with tempfile.TemporaryDirectory() as folder:
        do(Work("officer", f"{folder}/store", most=70), Silent(), wait=lambda: None)
    if screens:
        import screening_tui.cli
        import screening_tui.tui.app
        import screening_tui.tui.engine
        import screening_tui.tui.scripted  # noqa: F401


if __name__ == "__main__":
    main()
