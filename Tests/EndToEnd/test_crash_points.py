"""A worker that is killed at every named crash point of a create, at every step of it, and started again each time.

The judge is not the platform but what the outside systems say was done to them: the stand-ins' ledger and git.
"""

import collections
import pathlib
import re
import signal

import pytest

import platform_folder

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "Sources/JobEngine/Worker/CrashPoint.swift"
POINTS = re.findall(r'^  case \w+ = "(\w+)"$', SOURCE.read_text(), re.MULTILINE)
# Points that a create passes only when something goes wrong, is not connected, or stops a worker in the middle of it.
UNREACHED = {"before_fault", "after_fault", "before_skip", "after_skip", "before_release", "after_release"}
# A create has thirteen steps; a life dies one step later than the life before it.
LIVES_MAX = 36


def live(folder, arguments, point, life):
    """One life of a worker; true when it was killed at the point."""
    process = folder.start(*arguments, "--sandbox", "--speed", "1000", TENANTRY_CRASH=f"{point}:{life}")
    _, messages = process.communicate(timeout=platform_folder.COMMAND_SECONDS)
    if process.returncode == -signal.SIGKILL:
        return True
    assert process.returncode == 0, messages
    return False


@pytest.mark.parametrize("point", POINTS)
def test_nothing_is_lost_or_done_twice_when_killed(folder, tenant, point):
    deaths = 0
    arguments = ("tenants", "create", "-f", tenant, "--yes")
    for life in range(1, LIVES_MAX):
        if not live(folder, arguments, point, life):
            break
        deaths += 1
        arguments = ("op", "watch")
    else:
        pytest.fail("the operation never came to its end")
    assert deaths > 0 or point in UNREACHED, "the point was never passed"

    (found,) = folder.json("tenants", "list", "--sandbox")["items"]
    assert (found["status"], found["health"]["level"]) == ("active", "healthy")
    (operation,) = folder.json("op", "list", "--sandbox")["items"]
    assert operation["status"] == "succeeded"
    done = folder.effects()
    # What all tenants share has no place for an operation's mark.
    assert {effect["operation"] for effect in done} == {operation["id"], None}
    twice = {key: n for key, n in collections.Counter((e["verb"], e["object"]) for e in done).items() if n > 1}
    assert not twice, f"done twice after {deaths} deaths: {twice}"
    kinds = collections.Counter(effect["object"].split()[0] for effect in done if effect["verb"] == "create")
    assert kinds["Namespace"] == kinds["Client"] == kinds["Deployment"] == kinds["Job"] == kinds["Ingress"] == 1
    assert kinds["Schema"] == kinds["Run"] == kinds["Dashboard"] == kinds["Execution"] == 1
    assert kinds["Post"] == 2
    assert len(folder.commits("acme-media")) == 1


def test_the_skips_of_a_platform_without_systems_survive_too(folder, tenant):
    for point in ("before_skip", "after_skip"):
        platform_folder.tenant_file(pathlib.Path(tenant), slug=point.replace("_", "-"))
        process = folder.start("tenants", "create", "-f", tenant, "--yes", TENANTRY_CRASH=f"{point}:1")
        process.communicate(timeout=platform_folder.COMMAND_SECONDS)
        assert process.returncode == -signal.SIGKILL
        assert folder.run("op", "watch").returncode == 0
        assert len(folder.commits(point.replace("_", "-"))) == 1


@pytest.mark.parametrize("point", ["before_fault", "after_fault"])
def test_a_fault_that_is_being_recorded_is_survived(folder, tenant, point):
    assert folder.run("tenants", "create", "-f", tenant, "--yes").returncode == 0
    # Somebody else's git: waited for, then a fault that is tried again.
    lock = folder.repository / ".git" / "index.lock"
    lock.touch()
    second = platform_folder.tenant_file(pathlib.Path(tenant), slug="second-try")
    process = folder.start("tenants", "create", "-f", second, "--yes", TENANTRY_CRASH=f"{point}:1")
    process.communicate(timeout=platform_folder.COMMAND_SECONDS)
    assert process.returncode == -signal.SIGKILL
    lock.unlink()
    watched = folder.run("op", "watch")
    assert watched.returncode == 0, watched.stderr
    assert len(folder.commits("second-try")) == 1


@pytest.mark.parametrize("point", ["before_release", "after_release"])
def test_a_lane_that_is_being_given_back_is_survived(folder, tenant, point):
    process = folder.start(
        "tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "0.1", TENANTRY_CRASH=f"{point}:1")
    # The step that makes it goes on asking, 80 ms and more for each answer: the lane is held.
    folder.wait_for_effect("Namespace", process)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=platform_folder.COMMAND_SECONDS)
    assert process.returncode == -signal.SIGKILL, messages
    watched = folder.run("op", "watch", "--sandbox", "--speed", "1000")
    assert watched.returncode == 0, watched.stderr
    done = collections.Counter((effect["verb"], effect["object"]) for effect in folder.effects())
    assert max(done.values()) == 1, done
    assert len(folder.commits("acme-media")) == 1
