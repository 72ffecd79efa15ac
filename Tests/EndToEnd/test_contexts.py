"""What somebody meets who works on a server by the command line for the first time."""

import signal
import subprocess
import threading
import time

import pytest

import platform_folder
import served


@pytest.fixture
def server(tmp_path):
    here = served.Served(tmp_path)
    here.admit("boss", "platform_owner")
    here.start("--with-worker", speed=20)
    yield here
    here.close()


def test_contexts_that_are_added_at_once_are_all_written_down(server):
    names = [f"c{number}" for number in range(8)]
    done = {}
    threads = [threading.Thread(target=lambda name=name: done.update({name: server.add_context(name, "boss")}))
               for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {name: added.returncode for name, added in done.items()} == dict.fromkeys(names, 0)
    rows = server.run("context", "list").stdout.splitlines()[1:]
    assert [row.split()[0] for row in rows] == names


def test_a_file_that_holds_no_token_is_named_and_not_shown(server):
    bad = server.path / "bad.token"
    bad.write_text("# for n8n\n" + server.tokens["boss"] + "\n", encoding="utf-8")
    bad.chmod(0o600)
    added = server.run("context", "add", "bad", server.url, "--token", f"file:{bad}")
    assert added.returncode == 2, added.stderr
    assert f"{bad} holds more than one line" in added.stderr
    assert server.tokens["boss"] not in added.stderr


def test_an_operation_is_followed_over_a_restart_of_its_server(server):
    assert server.add_context("srv", "boss").returncode == 0
    tenant = platform_folder.tenant_file(server.path / "tenant.yaml")
    created = server.run("--context", "srv", "tenants", "create", "-f", str(tenant), "--yes", "--no-wait")
    assert created.returncode == 0, created.stderr
    operation = created.stdout.strip()
    watch = subprocess.Popen(
        [platform_folder.BINARY, "--context", "srv", "op", "watch", operation], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=server.environment())
    try:
        first = watch.stderr.readline()
        server.stop(signal.SIGKILL)
        time.sleep(3)
        server.start("--with-worker")
        rest = watch.communicate(timeout=120)[1]
    finally:
        watch.kill()
    assert watch.returncode == 0, first + rest
    assert " Trying again." in rest and "succeeded" in rest

    server.stop()
    away = server.run("--context", "srv", "op", "watch", operation)
    assert away.returncode == 3
    assert f"Nobody listens at 127.0.0.1:{server.port}." in away.stderr
    assert f"operation {operation} goes on there: tenantry --context srv op watch {operation}" in away.stderr
