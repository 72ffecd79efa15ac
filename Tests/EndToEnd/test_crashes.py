"""Processes that die, and many at once: nothing is lost, nothing is done twice."""

import collections
import signal
import time

import pytest

import platform_folder

# Each answer of a stand-in takes 80 ms and more, and a create asks for dozens.
SLOW = ("--sandbox", "--speed", "0.1")


@pytest.mark.parametrize("delay", [0.05, 0.15, 0.3, 0.6, 1.0, 2.0])
def test_a_killed_create_goes_on_with_the_next_start(folder, tenant, delay):
    process = folder.start("tenants", "create", "-f", tenant, "--yes")
    time.sleep(delay)  # The moment of death is what is tested, not something that could be waited for.
    process.send_signal(signal.SIGKILL)
    process.communicate()

    if folder.json("tenants", "list")["total"] == 0:
        # It died before the tenant was accepted: then it is as if nobody had asked.
        assert folder.run("tenants", "create", "-f", tenant, "--yes").returncode == 0
    else:
        watched = folder.run("op", "watch")
        assert watched.returncode == 0, watched.stderr
    (found,) = folder.json("tenants", "list")["items"]
    assert found["status"] == "active"
    assert len(folder.json("op", "list")["items"]) == 1
    assert len(folder.commits("acme-media")) == 1


def test_ctrl_c_stops_watching_and_not_the_operation(folder, tenant):
    created = folder.run("tenants", "create", "-f", tenant, "--yes", "--no-wait", *SLOW)
    assert created.returncode == 0, created.stderr
    process = folder.start("op", "watch", created.stdout.strip(), *SLOW)
    folder.wait_for_effect("Namespace", process)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=platform_folder.COMMAND_SECONDS)
    assert process.returncode == 130, messages
    assert "not cancelled" in messages
    watched = folder.run("op", "watch", "--sandbox", "--speed", "1000")
    assert watched.returncode == 0, watched.stderr
    (found,) = folder.json("tenants", "list", "--sandbox")["items"]
    assert found["status"] == "active"


def test_of_fifty_creates_at_once_exactly_one_wins(folder, tenant):
    # The folder is there before the race: who makes it is another question.
    assert folder.run("tenants", "list").returncode == 0
    processes = [folder.start("tenants", "create", "-f", tenant, "--yes", "--no-wait") for _ in range(50)]
    results = [(process, *process.communicate(timeout=300)) for process in processes]
    codes = collections.Counter(process.returncode for process, _, _ in results)
    losers = [messages for process, _, messages in results if process.returncode != 0]
    assert codes == {0: 1, 1: 49}, losers[:3]
    assert folder.json("tenants", "list")["total"] == 1
    assert folder.run("op", "watch").returncode == 0
    assert len(folder.commits("acme-media")) == 1
