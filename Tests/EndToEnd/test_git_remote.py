"""A platform whose desired state goes to a remote repository, with workers that are killed on the way there."""

import pathlib
import re
import signal
import subprocess

import pytest

import platform_folder

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "Sources/JobEngine/Worker/CrashPoint.swift"
POINTS = re.findall(r'^  case \w+ = "(\w+)"$', SOURCE.read_text(), re.MULTILINE)
LIVES_MAX = 12


def git(*arguments):
    run = subprocess.run(["git", "-c", "safe.directory=*", *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.fixture
def remote(folder):
    path = folder.path.parent / "-desired state.git"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(path))
    run = folder.run("connect", "git", "--set", f"url={path}")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "has no branch main yet" in run.stdout
    return path


def operations(remote):
    key = "%(trailers:key=Tenantry-Operation,valueonly,separator=%x2C)"
    return git("-C", str(remote), "log", f"--format={key}", "main").split()


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_worker_leaves_exactly_one_commit_in_the_remote(folder, tenant, remote, point):
    arguments = ("tenants", "create", "-f", tenant, "--yes")
    for life in range(1, LIVES_MAX):
        process = folder.start(*arguments, TENANTRY_CRASH=f"{point}:{life}")
        _, messages = process.communicate(timeout=platform_folder.COMMAND_SECONDS)
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 0, messages
            break
        arguments = ("op", "watch")
    else:
        pytest.fail("the operation never came to its end")
    (operation,) = folder.json("op", "list")["items"]
    assert operation["status"] == "succeeded"
    assert operations(remote) == [operation["id"]]
    assert folder.git("rev-parse", "HEAD").strip() == git("-C", str(remote), "rev-parse", "main")
    assert folder.git("status", "--porcelain") == ""


def test_a_wrong_address_is_not_written_down(folder):
    run = folder.run("connect", "git", "--set", f"url={folder.path.parent / 'nowhere.git'}")
    assert run.returncode != 0
    assert "There is no repository" in run.stdout
    assert not (folder.path / "connections.yaml").exists()
