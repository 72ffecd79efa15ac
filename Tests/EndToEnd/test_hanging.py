"""Every system outside takes connections and says nothing: the console answers keys and quits as if nothing were wrong.

The same keys are pressed on a platform without systems, in the same run: a machine with much to do slows both.
"""

import json
import socket
import time

import pytest

import platform_folder
from raw_terminal import RawTerminal

KEYS = 60
FRAME_MILLISECONDS, QUIT_MILLISECONDS = 50, 500
# How many times the calm platform's time is forgiven, where the machine itself is slow.
SLOWNESS = 2


@pytest.fixture
def silent():
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.settimeout(1)
        yield listener


def platform(path, port):
    folder = platform_folder.PlatformFolder(path)
    tenant = platform_folder.tenant_file(path.parent / f"{path.name}.yaml")
    assert folder.run("tenants", "create", "-f", tenant, "--yes").returncode == 0
    if port:
        base = f"http://127.0.0.1:{port}"
        systems = {
            "kubernetes": {"url": base, "token": "env:TOKEN"},
            "keycloak": {"url": base, "client": "tenantry", "secret": "env:TOKEN"},
            "mattermost": {"url": base, "team": "platform", "token": "env:TOKEN"},
        }
        (path / "connections.yaml").write_text(json.dumps(systems), encoding="utf-8")
        (path / "connections.yaml").chmod(0o600)
    return folder


def measure(folder):
    """Milliseconds from each key to the first byte of its frame, sorted, and from the key that quits to the end."""
    with RawTerminal(folder.command("--fresh"), folder=str(folder.path.parent), environment={"TOKEN": "t"}) as terminal:
        terminal.wait_for("acme-media")
        terminal.quiet(0.5, limit=5)
        waits = []
        for number in range(KEYS):
            started = time.monotonic()
            terminal.send("21"[number % 2])
            assert terminal.read(0.0) or wait_for_byte(terminal), "a key was not answered at all"
            waits.append((time.monotonic() - started) * 1000)
            terminal.quiet(0.05, limit=1)
        started = time.monotonic()
        terminal.send("\x03")
        assert terminal.end() in (0, 130)
        return sorted(waits), (time.monotonic() - started) * 1000


def wait_for_byte(terminal, seconds=60.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if terminal.read(0.001):
            return True
    return False


def test_pages_answer_and_quit_while_everything_hangs(tmp_path, silent):
    calm_keys, calm_quit = measure(platform(tmp_path / "calm", None))
    keys, quit_after = measure(platform(tmp_path / "hanging", silent.getsockname()[1]))
    silent.accept()[0].close()  # Somebody was asked; else this would prove nothing.
    slowest, calm_slowest = keys[int(len(keys) * 0.99) - 1], calm_keys[int(len(calm_keys) * 0.99) - 1]
    assert slowest <= max(FRAME_MILLISECONDS, SLOWNESS * calm_slowest), (keys, calm_keys)
    assert quit_after <= max(QUIT_MILLISECONDS, SLOWNESS * calm_quit), (quit_after, calm_quit)
