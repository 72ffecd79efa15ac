"""The freeze and maintenance windows, with real processes on one data folder: nothing goes round the queue."""

import platform_folder
import pytest

SANDBOX = ("--sandbox", "--speed", "1000")
PAUSE = ("tenants", "pause", "acme-media", "--confirm=acme-media")


@pytest.fixture
def platform(folder, tenant):
    created = folder.run("tenants", "create", "-f", platform_folder.tenant_file(tenant), "--yes", *SANDBOX)
    assert created.returncode == 0, created.stderr
    return folder


def status(platform):
    return platform.json("tenants", "list", *SANDBOX)["items"][0]["status"]


def test_a_freeze_refuses_with_its_reason_lets_an_owner_through_and_is_lifted(platform):
    frozen = platform.run("freeze", "on", "--reason", "incident 4711", "--yes", *SANDBOX)
    assert frozen.returncode == 0, frozen.stderr
    refused = platform.run(*PAUSE, *SANDBOX)
    assert refused.returncode == 1 and "incident 4711" in refused.stderr, refused.stderr
    assert status(platform) == "active"
    backup = platform.run("tenants", "backup", "acme-media", "--yes", *SANDBOX)
    assert backup.returncode == 0, backup.stderr

    through = platform.run(*PAUSE, "--override", "the cure", *SANDBOX)
    assert through.returncode == 0, through.stderr
    assert status(platform) == "paused"

    lifted = platform.run("freeze", "off", *SANDBOX)
    assert lifted.returncode == 0 and "may begin" in lifted.stderr
    resumed = platform.run("tenants", "resume", "acme-media", "--yes", *SANDBOX)
    assert resumed.returncode == 0, resumed.stderr
    assert platform.run("freeze", "off", *SANDBOX).returncode == 1


def test_a_window_holds_an_operation_and_lets_it_go(platform):
    made = platform.run(
        "windows", "create", "night", "--until", "2h", "--operations", "pause", "--reason", "books are closed",
        *SANDBOX)
    assert made.returncode == 0, made.stderr
    # Somebody follows it meanwhile, in a process of their own that works on the queue.
    following = platform.start(*PAUSE, *SANDBOX)
    try:
        held = []
        while not held:
            assert following.poll() is None, following.stderr.read()
            held = platform.json("op", "list", "--state", "queued")["items"]
        assert held[0]["hold"]["reason"] == "night: books are closed" and held[0]["status"] == "queued"
        assert platform.json("tenants", "list")["items"][0]["status"] == "active"
        removed = platform.run("windows", "delete", "night", "--yes")
        assert removed.returncode == 0, removed.stderr
        output, errors = following.communicate(timeout=platform_folder.COMMAND_SECONDS)
        assert following.returncode == 0 and "held until" in errors and "paused" in output, errors
    finally:
        following.kill()
