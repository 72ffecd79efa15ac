"""Settings that change while a server runs: who may ask, and webhooks, by files that are changed in every way there is."""

import json
import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest

import served


@pytest.fixture
def server(tmp_path):
    """A server with an owner and a program, not started yet."""
    here = served.Served(tmp_path)
    here.admit("boss", "platform_owner")
    here.admit("ci", "platform_operator")
    yield here
    here.close()


def status(server, token, path="/api/me"):
    request = urllib.request.Request(server.url + path)
    if token:
        request.add_header("Authorization", f"Bearer {server.tokens[token]}")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def log(server):
    lines = (server.path / "server.log").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def told(server, count=1, **wanted):
    """Waits until the server has logged so many lines that say this, and gives the last of them."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = [line for line in log(server) if all(line.get(key) == value for key, value in wanted.items())]
        if len(found) >= count:
            return found[-1]
        time.sleep(0.05)
    raise AssertionError(f"{wanted} is not logged: {log(server)[-5:]}")


def metrics(server):
    with urllib.request.urlopen(server.url + "/metrics", timeout=30) as answer:
        return answer.read().decode().splitlines()


def in_place(file, text):
    with open(file, "w", encoding="utf-8") as there:
        there.write(text)


def by_rename(file, text):
    new = file.with_name(".new")
    new.write_text(text, encoding="utf-8")
    os.rename(new, file)


def by_links(file, text):
    """As Kubernetes gives a pod new settings: the link to the folder of all files is swapped."""
    mount = pathlib.Path(os.readlink(file)).parent
    old = mount / os.readlink(mount / "..data")
    new = mount / f"..{int(old.name[2:]) + 1}"
    new.mkdir()
    (new / file.name).write_text(text, encoding="utf-8")
    os.symlink(new.name, mount / "..data_tmp")
    os.rename(mount / "..data_tmp", mount / "..data")
    (old / file.name).unlink()
    old.rmdir()


def mount(file, folder):
    """Puts links where the file was, to a folder as Kubernetes mounts it."""
    (folder / "..1").mkdir(parents=True)
    os.rename(file, folder / "..1" / file.name)
    os.symlink("..1", folder / "..data")
    os.symlink(f"..data/{file.name}", folder / file.name)
    os.symlink(folder / file.name, file)


@pytest.mark.parametrize("write", [in_place, by_rename, by_links], ids=["in place", "by rename", "by links"])
def test_a_token_that_is_taken_back_stops_at_once_and_its_feed_ends(server, write):
    file = server.data / "sign-in.yaml"
    whole = file.read_text(encoding="utf-8")
    without = whole[:whole.index("  - name: ci")]
    if write is by_links:
        mount(file, server.path / "mount")
    server.start()
    request = urllib.request.Request(
        server.url + "/api/changes", headers={"Authorization": f"Bearer {server.tokens['ci']}"})
    with urllib.request.urlopen(request, timeout=60) as feed:
        assert feed.readline().startswith(b"retry")
        write(file, without)
        assert b"event: renew" in feed.read()
    assert status(server, "ci") == 401
    assert status(server, "boss") == 200
    line = told(server, message="settings taken up", file="sign-in.yaml")
    assert line["removed"] == "service ci" and "added" not in line

    # Twice: what is watched after a change is what there is then.
    write(file, whole)
    assert told(server, count=2, message="settings taken up", file="sign-in.yaml")["added"] == "service ci"
    assert status(server, "ci") == 200
    text = (server.path / "server.log").read_text(encoding="utf-8")
    assert not any(token in text for token in server.tokens.values()) and "sha256" not in text
    assert server.stop() == 0


def test_a_file_that_is_wrong_changes_nothing_and_is_told(server):
    server.start()
    file = server.data / "sign-in.yaml"
    whole = file.read_text(encoding="utf-8")
    by_rename(file, whole + "  - name: more\n")
    refused = {"message": "settings refused, the former ones stay in force", "file": "sign-in.yaml", "level": "error"}
    assert "more needs the sha256" in told(server, **refused)["error"]
    assert status(server, "ci") == 200 and status(server, None, "/readyz") == 200
    assert 'tenantry_settings_refused{file="sign-in.yaml"} 1' in metrics(server)
    assert 'tenantry_settings_refused{file="hooks.yaml"} 0' in metrics(server)

    server.process.send_signal(signal.SIGHUP)
    told(server, count=2, **refused)
    told(server, message="settings are as they were", file="hooks.yaml")
    by_rename(file, whole)
    told(server, message="settings are right again, and as they were", file="sign-in.yaml")
    assert 'tenantry_settings_refused{file="sign-in.yaml"} 0' in metrics(server)
    assert server.stop() == 0


def test_webhooks_come_and_go_with_their_file(server):
    server.start()
    file = server.data / "hooks.yaml"
    assert server.run("context", "add", "boss", server.url, "--token", f"file:{server.path}/boss.token").returncode == 0
    assert server.json("--context", "boss", "hooks")["items"] == []
    by_rename(file, "out:\n  - {name: pager, url: 'https://pager.invalid/h', secret: env:HOOK}\n")
    assert told(server, message="settings taken up", file="hooks.yaml")["added"] == "out pager"
    assert [hook["host"] for hook in server.json("--context", "boss", "hooks")["items"]] == ["pager.invalid"]
    file.unlink()
    assert told(server, count=2, message="settings taken up", file="hooks.yaml")["removed"] == "out pager"
    # How far it was told stays known; where it was is not.
    assert all(hook.get("host") is None for hook in server.json("--context", "boss", "hooks")["items"])
    assert server.stop() == 0


def test_a_worker_is_not_ended_by_being_told_to_read_its_settings(server):
    # A worker makes no platform.
    server.admit("boss", "platform_owner")
    server.start()
    assert server.stop() == 0
    lock = server.data / "workers"
    worker = subprocess.Popen(
        [served.SERVER, "worker", "--data-folder", str(server.data), "--sandbox"], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=server.environment())
    try:
        deadline = time.monotonic() + 60
        while not any(lock.iterdir()):
            assert worker.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
        worker.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(timeout=1)
    finally:
        worker.kill()
        worker.wait(timeout=60)
