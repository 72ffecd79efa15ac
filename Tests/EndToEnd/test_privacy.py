"""What is in the memory of a running program stays there: no core, and no look from outside."""

import ctypes
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time

import pytest

import platform_folder

CANARY = "canary-in-the-environment-5f1c"
NOBODY = 65534
PTRACE_ATTACH, PTRACE_DETACH = 16, 17
WATCHING_SECONDS = 30


@pytest.fixture
def place():
    """A folder that any user of this machine may write in: that of pytest is its owner's alone."""
    path = pathlib.Path("/tmp") / f"tenantry-privacy-{os.getpid()}"
    path.mkdir(mode=0o777)
    path.chmod(0o777)
    yield path
    shutil.rmtree(path, ignore_errors=True)


def unlimited_cores():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def as_nobody():
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    # What changed its user is not dumpable until it runs a program; the program is what is looked at.


def start(words, place, prepare):
    environment = {"HOME": str(place), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color",
                   "TENANTRY_CANARY": CANARY}
    return subprocess.Popen(words, cwd=place, env=environment, preexec_fn=prepare, stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def watching(place, prepare, binary=None):
    """The program, in the middle of its work: a console in lines that waits for an answer."""
    process = start([binary or platform_folder.BINARY, "--linear", "--data-folder", str(place / "data")], place, prepare)
    line = process.stdout.readline()
    assert line, "it said nothing"
    return process


def ended(process):
    """How it ended, as wait(2) tells: with the bit that says whether memory was written somewhere."""
    deadline = time.monotonic() + WATCHING_SECONDS
    while time.monotonic() < deadline:
        pid, status = os.waitpid(process.pid, os.WNOHANG)
        if pid:
            process.returncode = 0
            return status
        time.sleep(0.02)
    threads = [(task / "status").read_text() for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()]
    process.kill()
    pytest.fail("it did not end; its threads:\n" + "\n".join(threads))


def test_a_program_that_crashes_writes_no_core(place):
    sample = start(["sleep", "60"], place, unlimited_cores)
    time.sleep(0.2)
    sample.send_signal(signal.SIGABRT)
    if not os.WCOREDUMP(ended(sample)):
        pytest.skip("this machine writes no cores at all: raise the hard limit of ulimit -c to see the difference")
    for core in place.glob("core*"):
        core.unlink()
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT, signal.SIGILL):
        process = watching(place, unlimited_cores)
        process.send_signal(number)
        status = ended(process)
        assert not os.WCOREDUMP(status), f"{number.name} wrote a core"
        assert not list(place.glob("core*"))
    for report in place.rglob("crash*"):
        assert CANARY not in report.read_text(errors="replace"), report


def look(pid):
    """Tries, as the same user, what shows the memory of another process; says what could be read."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            as_nobody()
            os.write(writer, " ".join(seen(pid)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answer:
        words = answer.read().split()
    os.waitpid(child, 0)
    return words


def seen(pid):
    found = []
    for name in ("environ", "mem", "auxv"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                if name != "mem":  # To have opened it is to be able to read it; its beginning is no memory.
                    file.read(16)
            found.append(name)
        except OSError:
            pass
    try:
        os.listdir(f"/proc/{pid}/fd")
        found.append("fd")
    except OSError:
        pass
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(PTRACE_ATTACH, pid, 0, 0) == 0:
        found.append("ptrace")
        os.waitpid(pid, 0x40000000)
        libc.ptrace(PTRACE_DETACH, pid, 0, 0)
    return found


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be two users: run the tests as root to see it")
def test_another_process_of_the_same_user_sees_nothing_of_it(place):
    # The build may lie where nobody but its owner gets to.
    binary = place / "tenantry"
    shutil.copy(platform_folder.BINARY, binary)
    binary.chmod(0o755)
    sample = start(["sleep", "60"], place, as_nobody)
    time.sleep(0.2)
    try:
        if "environ" not in look(sample.pid):
            pytest.skip("here no process may look into another: kernel.yama.ptrace_scope or a sandbox forbids it")
    finally:
        sample.kill()
        sample.wait()
    process = watching(place, as_nobody, str(binary))
    try:
        assert look(process.pid) == []
    finally:
        process.kill()
        process.wait()


def test_what_it_starts_leaves_no_core_either(place):
    process = watching(place, unlimited_cores)
    try:
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
    finally:
        process.kill()
        process.wait()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]
