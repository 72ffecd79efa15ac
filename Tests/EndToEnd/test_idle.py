"""What a console costs at which nobody looks: how often it wakes up, and how much it sends. Counted, not timed."""

import os
import re

import pytest

import platform_folder
import served
from raw_terminal import RawTerminal

SECONDS = 30
# Two are promised of a console on a server on which nothing happens, and are what it takes alone (Benchmarks/README.md). On a
# machine with much to do threads also wait for each other. An outbox that looks into its file every two seconds makes five.
WAKE_UPS_PER_SECOND = 3.5
BYTES_PER_SECOND = 100


@pytest.fixture
def server(tmp_path):
    """A server with a tenant, on which nobody works any more."""
    here = served.Served(tmp_path)
    here.admit("ada", "platform_owner")
    here.start("--with-worker")
    assert here.add_context("ada", "ada").returncode == 0
    tenant = platform_folder.tenant_file(tmp_path / "tenant.yaml")
    made = here.run("--context", "ada", "tenants", "create", "-f", tenant, "--yes", seconds=300)
    assert made.returncode == 0, made.stderr
    assert here.stop() == 0
    here.start(speed=1)
    yield here
    here.close()


def wake_ups(pid):
    """How often each thread of a process has gone to sleep."""
    counts = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/status", encoding="utf-8") as status:
                counts[task] = int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read(), re.MULTILINE)[1])
        except OSError:
            continue  # It has just ended.
    return counts


def idle(terminal):
    """Leaves a console alone, and says how often its threads woke up, and how many bytes it sent, in a second."""
    terminal.quiet(5)
    pid = terminal.process.pid
    first, start = wake_ups(pid), len(terminal.output)
    terminal.read(SECONDS)
    last = wake_ups(pid)
    woken = {task: count - first.get(task, 0) for task, count in last.items()}
    return sum(woken.values()) / SECONDS, (len(terminal.output) - start) / SECONDS


def test_console_on_a_server_hardly_wakes_while_nothing_happens(server):
    command = [platform_folder.BINARY, "--context", "ada"]
    with RawTerminal(command, columns=120, rows=40, folder=str(server.path)) as terminal:
        terminal.wait_for("LIVE")
        woken, sent = idle(terminal)
        assert woken <= WAKE_UPS_PER_SECOND and sent <= BYTES_PER_SECOND, (woken, sent)

        # A tenant's page also tells the server every while that somebody looks at it.
        terminal.send("2")
        terminal.wait_for("1 tenant")
        terminal.send("\r")
        terminal.wait_for("acme-media")
        woken, sent = idle(terminal)
        assert woken <= WAKE_UPS_PER_SECOND and sent <= BYTES_PER_SECOND, (woken, sent)
