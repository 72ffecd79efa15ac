"""A console whose server goes away: what was seen stays, what is submitted waits, and counts once when the server is back."""

import os
import re
import signal
import sqlite3
import subprocess
import time

import pytest

import fault_proxy
import keys
import platform_folder
import served
import signing
from terminal import Terminal


@pytest.fixture(params=["signed in by a code", "with a token"])
def server(tmp_path, request):
    """A running server with an owner, whom a provider or a token speaks for, and two tenants."""
    here = served.Served(tmp_path)
    if request.param == "with a token":
        here.admit("boss", "platform_owner")
        here.start("--with-worker")
        added = here.add_context("boss", "boss")
        assert added.returncode == 0, added.stderr
    else:
        pytest.importorskip("authlib", reason="the provider is made of Authlib: scripts/test e2e installs it from PyPI")
        provider = signing.Provider(tmp_path / "provider.log")
        request.addfinalizer(provider.close)
        here.trust(provider.issuer)
        here.start("--with-worker")
        status, messages = signing.sign_in(here, provider, "context", "add", "boss", here.url, "--login", "--device")
        assert status == 0, messages
    for slug in ("acme-media", "beta-works"):
        file = platform_folder.tenant_file(here.path / f"{slug}.yaml", slug=slug, name=slug.title())
        made = here.run("--context", "boss", "tenants", "create", "-f", file, "--yes", seconds=300)
        assert made.returncode == 0, made.stderr
    yield here
    here.close()


def begin(server, terminal):
    """Starts a console in a terminal; answers its process."""
    pid = server.path / "console.pid"
    pid.unlink(missing_ok=True)
    terminal.type(
        f"HOME={server.path} sh -c 'echo $$ > {pid}; exec {platform_folder.BINARY} --context boss --fresh'; echo status=$?")
    terminal.keys("Enter")
    terminal.wait_for("REMOTE")
    return int(pid.read_text(encoding="utf-8"))


def selected(screen):
    """The slug that is selected in the list of tenants, and whether its row is the first."""
    rows = re.findall(r"^([› ]) ([a-z][a-z-]*) .*[●◐✖○◌] ", screen, re.MULTILINE)
    return next(((slug, number == 0) for number, (mark, slug) in enumerate(rows) if mark == "›"), (None, False))


def choose(terminal, slug):
    """Goes to a tenant's row in the list, one row at a time, each when the one before is drawn."""
    terminal.keys("Home")
    screen = terminal.wait_until(lambda screen: selected(screen)[1], "the first row selected")
    while (here := selected(screen)[0]) != slug:
        terminal.keys("Down")
        screen = terminal.wait_until(lambda screen: selected(screen)[0] not in (None, here), f"{here} left")


def pause_unseen(terminal, slug, waiting):
    """Asks for a pause that nobody can answer now; so many wait then."""
    choose(terminal, slug)
    terminal.keys("p")
    terminal.wait_for("The server cannot be reached")
    terminal.wait_for(f"Type {slug} to go on")
    terminal.type(slug)
    terminal.keys("Tab", "Tab")
    terminal.wait_for("▸[ Pause ]")
    terminal.keys("Enter")
    terminal.wait_for(f"Waiting to send: Pause {slug}")
    terminal.wait_for("[ Cancel ]", gone=True)
    terminal.wait_for(f"{waiting} waiting to send")


def pauses(server):
    """The pauses that the server knows: which tenant, and how they ended."""
    items = server.json("--context", "boss", "op", "list")["items"]
    return [(item["subject"], item["status"]) for item in items if item["type"] == "pause"]


def test_a_server_is_killed_and_what_was_submitted_meanwhile_counts_once(server):
    with Terminal(columns=120, rows=36, folder=str(server.path)) as terminal:
        console = begin(server, terminal)
        terminal.wait_for("● LIVE")
        server.stop()
        terminal.wait_for("OFFLINE since")
        # Slowly, so that the operation is in its middle for a while.
        server.start("--with-worker", speed=3)
        terminal.wait_for("● LIVE")
        terminal.keys(*keys.TENANTS)
        keys.walk(terminal, keys.WIZARD)
        # It was answered, or it would wait to be sent; it has begun, and is not over.
        terminal.wait_for(f"Tenants › {keys.SLUG}")
        terminal.wait_for("1 op ")
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        terminal.wait_for("OFFLINE since")

        # Pages are still there, as they were seen.
        terminal.keys("Escape", "1")
        terminal.wait_for("── Health")
        terminal.wait_for("STALE")
        terminal.keys("2")
        terminal.wait_for("beta-works")
        # A page that was never opened says that nothing is known of it.
        terminal.keys("5")
        terminal.wait_for("Nothing is known of this yet")
        terminal.keys("2")

        pause_unseen(terminal, "beta-works", 1)
        pause_unseen(terminal, "acme-media", 2)
        terminal.keys("&")
        terminal.wait_for("2 waiting")
        terminal.keys("End", "w")
        terminal.wait_for("Withdrawn: Pause acme-media")
        terminal.wait_for("1 waiting to send")
        os.kill(console, signal.SIGKILL)

    with Terminal(columns=120, rows=36, folder=str(server.path)) as terminal:
        begin(server, terminal)
        # The first frame is what was seen before; it still waits.
        terminal.wait_for("OFFLINE since")
        terminal.wait_for(["acme-media", "── Health"])
        terminal.wait_for("1 waiting to send")
        terminal.keys("2")
        terminal.wait_for("beta-works")
        terminal.wait_for("STALE")
        terminal.keys("&")
        terminal.wait_for("Pause beta-works")
        terminal.keys("Escape")

        server.start("--with-worker")
        terminal.wait_for("● LIVE")
        terminal.wait_for("waiting to send", gone=True)
        terminal.wait_for("○ paused")
        terminal.keys("q")
        terminal.wait_for("status=0")

    assert pauses(server) == [("beta-works", "succeeded")]
    kinds = [item["type"] for item in server.json("--context", "boss", "op", "list")["items"]]
    assert kinds.count("create") == 3, kinds
    assert server.json("--context", "boss", "tenants", "show", "acme-media")["tenant"]["status"] == "active"


def test_a_command_waits_only_when_it_is_told_to(server):
    def outbox():
        return server.json("--context", "boss", "outbox", "list")

    server.stop(signal.SIGKILL)
    pause = ("--context", "boss", "tenants", "pause", "acme-media", "--confirm=acme-media")
    refused = server.run(*pause)
    assert refused.returncode == 3, refused.stderr
    assert outbox() == []

    queued = server.run(*pause, "--queue")
    assert queued.returncode == 0, queued.stderr
    assert "Waiting to send: Pause acme-media, until" in queued.stderr
    assert [item["change"] for item in outbox()] == ["Pause acme-media"]
    kept = server.run("context", "remove", "boss")
    assert kept.returncode == 6 and f"{queued.stdout.strip()}: Pause acme-media, until" in kept.stderr, kept.stderr
    unseen = server.run("--context", "boss", "tenants", "decommission", "acme-media", "--queue", "--confirm=acme-media")
    assert unseen.returncode == 3 and "never done without seeing the plan" in unseen.stderr
    assert server.run("--context", "boss", "outbox", "send").returncode == 3
    withdrawn = server.run("--context", "boss", "outbox", "withdraw", queued.stdout.strip())
    assert withdrawn.returncode == 0 and "Withdrawn: Pause acme-media." in withdrawn.stderr
    assert outbox() == []
    assert server.run("--context", "boss", "outbox", "withdraw", "99").returncode == 1

    queued = server.run(*pause[:-1], "--queue", "--confirm=acme-media")
    assert queued.returncode == 0, queued.stderr
    server.start("--with-worker")
    assert pauses(server) == []
    sent = server.run("--context", "boss", "outbox", "send")
    assert sent.returncode == 0 and "Sent: Pause acme-media." in sent.stderr, sent.stderr
    assert outbox() == []
    again = server.run("--context", "boss", "outbox", "send")
    assert again.returncode == 0 and "Nothing waits" in again.stderr
    watched = server.run("--context", "boss", "op", "watch", seconds=300)
    assert watched.returncode == 0, watched.stderr
    assert pauses(server) == [("acme-media", "succeeded")]

    assert server.run("context", "remove", "boss").returncode == 0
    for left in (".local/state", ".cache"):
        assert not (server.path / left / "tenantry/contexts/boss").exists()
    assert not list(server.path.glob(".local/state/tenantry/sign-in/*.json"))


def claimed(server):
    """Whether somebody is sending what waits, as the outbox itself has it."""
    file = server.path / ".local/state/tenantry/contexts/boss/outbox.db"
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as outbox:
        return outbox.execute("SELECT count(*) FROM calls WHERE sender IS NOT NULL").fetchone() == (1,)


def test_what_a_killed_command_was_sending_is_sent_by_the_next_at_once(tmp_path):
    server = served.Served(tmp_path)
    server.admit("boss", "platform_owner")
    server.start("--with-worker")
    with fault_proxy.FaultProxy(("127.0.0.1", server.port)) as proxy:
        try:
            added = server.run(
                "context", "add", "boss", f"http://127.0.0.1:{proxy.port}", "--token", f"file:{tmp_path}/boss.token")
            assert added.returncode == 0, added.stderr
            file = platform_folder.tenant_file(tmp_path / "tenant.yaml")
            made = server.run("--context", "boss", "tenants", "create", "-f", file, "--yes", seconds=300)
            assert made.returncode == 0, made.stderr
            proxy.fault = "hang_up"
            queued = server.run("--context", "boss", "tenants", "pause", "acme-media", "--confirm=acme-media", "--queue")
            assert queued.returncode == 0, queued.stderr

            # Who one is, and then what becomes of the change, is answered after three seconds each.
            proxy.fault = "delay:3"
            sending = subprocess.Popen(
                [platform_folder.BINARY, "--context", "boss", "outbox", "send"], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=server.environment())
            while not claimed(server):
                assert sending.poll() is None, sending.communicate()
                time.sleep(0.01)
            sending.kill()
            sending.communicate()

            proxy.fault = "pass"
            sent = server.run("--context", "boss", "outbox", "send")
            assert sent.returncode == 0 and "Sent: Pause acme-media." in sent.stderr, sent.stderr
            assert server.run("--context", "boss", "op", "watch", seconds=300).returncode == 0
            assert pauses(server) == [("acme-media", "succeeded")]
        finally:
            server.close()
