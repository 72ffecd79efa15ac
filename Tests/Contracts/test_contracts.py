"""Holds what is rendered and what was said to the stand-ins against the vendors' own documents.

The exchanges are those that the unit tests recorded in the file that TENANTRY_EXCHANGES names.
"""

import os
import pathlib
import subprocess
import sys

import pytest

import check

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "Golden" / "desired-state"

needs_documents = pytest.mark.skipif(
    not os.path.isdir(check.SPECS), reason=f"the vendors' documents are not at {check.SPECS}")


def run(*arguments):
    return subprocess.run(
        [sys.executable, str(HERE / "check.py"), *arguments], capture_output=True, text=True, check=False)


@needs_documents
def test_rendered_objects_fit_the_documents():
    result = run("--objects", str(GOLDEN))
    print(result.stdout)
    assert result.returncode == 0, result.stdout + result.stderr


@needs_documents
def test_recorded_exchanges_fit_the_documents():
    recorded = os.environ.get("TENANTRY_EXCHANGES", "")
    if not os.path.isfile(recorded):
        pytest.skip("no exchanges were recorded: run the stage unit first")
    result = run("--exchanges", recorded)
    print(result.stdout)
    assert result.returncode == 0, result.stdout + result.stderr


@needs_documents
def test_a_wrong_object_is_refused(tmp_path):
    wrong = tmp_path / "k8s"
    wrong.mkdir()
    source = (GOLDEN.rglob("service-odoo.yaml").__next__()).read_text()
    (wrong / "service-odoo.yaml").write_text(source.replace("port: 8069", "port: http"))
    assert run("--objects", str(tmp_path)).returncode == 1
