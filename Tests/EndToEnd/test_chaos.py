"""A minute of scripts/chaos: servers and workers on one PostgreSQL that are killed and stopped while it is restarted."""

import os
import pathlib
import subprocess
import sys

import pytest

import platform_folder
import served

CHAOS = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts" / "chaos"


@pytest.mark.skipif(not list(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")),
                    reason="there is no PostgreSQL here: apt-get install postgresql")
def test_every_operation_ends_once_and_in_order_whatever_dies():
    run = subprocess.run(
        [sys.executable, str(CHAOS), "--operations", "60", "--tenants", "12", "--servers", "2", "--workers", "2",
         "--seconds", "400", "--seed", "11"],
        capture_output=True, text=True, check=False, timeout=600, env={**os.environ, "TENANTRYD_BINARY": served.SERVER})
    print(run.stdout)
    assert platform_folder.BINARY and run.returncode == 0, run.stdout + run.stderr
    assert "operations accepted" in run.stdout
