import os
import pathlib
import shutil

import pytest

import platform_folder


def pytest_configure(config):
    binary = platform_folder.BINARY
    if not binary or not os.access(binary, os.X_OK):
        raise pytest.UsageError("TENANTRY_BINARY must name the built tenantry: run scripts/test e2e")
    platform_folder.BINARY = str(pathlib.Path(binary).resolve())
    if not shutil.which("tmux"):
        raise pytest.UsageError("tmux is needed: run scripts/test, which installs it")


@pytest.fixture
def folder(tmp_path):
    """An empty place for a platform, with a tenant file beside it."""
    platform_folder.tenant_file(tmp_path / "tenant.yaml")
    return platform_folder.PlatformFolder(tmp_path / "data")


@pytest.fixture
def tenant(tmp_path, folder):
    """The path of a good tenant file."""
    return str(tmp_path / "tenant.yaml")


@pytest.fixture(autouse=True)
def counts_tries(request, record_property):
    """Says in the report that a test was tried again: the summary names it."""
    tries = getattr(request.node, "execution_count", 1)
    if tries > 1:
        record_property("tries", tries)
