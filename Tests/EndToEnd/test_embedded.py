"""The embedded platform, without a network: a tenant is created once, and what it comes to is in Git."""

import shutil
import subprocess

import yaml

import platform_folder


def without_network():
    """A prefix that takes the network away, where the machine lets us."""
    prefix = ["unshare", "--net", "--"]
    if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
        return prefix
    return []


def test_a_tenant_is_created_once(folder, tenant):
    folder.prefix = without_network()
    created = folder.run("tenants", "create", "-f", tenant, "--yes")
    assert created.returncode == 0, created.stderr
    header, row = created.stdout.splitlines()
    assert header.split()[:2] == ["SLUG", "STATUS"]
    assert row.split()[:2] == ["acme-media", "active"]
    watched = folder.run("op", "watch")
    assert watched.returncode == 0, watched.stderr

    commits = folder.commits("acme-media")
    assert len(commits) == 1
    files = folder.files("acme-media")
    assert any(path.endswith("tenant.yaml") for path in files)
    for path, text in files.items():
        if path.endswith((".yaml", ".yml")):
            assert list(yaml.safe_load_all(text)), path

    again = folder.run("tenants", "create", "-f", tenant, "--yes")
    assert again.returncode == 1
    assert "acme-media" in again.stderr
    assert again.stdout == ""
    assert folder.commits("acme-media") == commits
    assert folder.json("tenants", "list")["total"] == 1
    assert len(folder.json("op", "list")["items"]) == 1


def test_not_waiting_prints_the_id_and_watching_brings_it_to_its_end(folder, tenant):
    created = folder.run("tenants", "create", "-f", tenant, "--yes", "--no-wait")
    assert created.returncode == 0, created.stderr
    (operation,) = created.stdout.split()
    watched = folder.run("op", "watch", operation[:5].lower())
    assert watched.returncode == 0, watched.stderr
    assert folder.json("op", "show", operation)["summary"]["status"] == "succeeded"


def test_a_dry_run_changes_nothing(folder, tenant):
    plan = folder.run("tenants", "create", "-f", tenant, "--dry-run")
    assert plan.returncode == 0, plan.stderr
    assert "odoo_acme_media" in plan.stdout
    assert folder.json("tenants", "list") == {"items": [], "total": 0}


def test_a_file_may_come_through_a_pipe(folder, tenant):
    with open(tenant, encoding="utf-8") as file:
        created = folder.run("tenants", "create", "-f", "-", "--yes", stdin=file.read())
    assert created.returncode == 0, created.stderr


def test_a_reader_that_has_seen_enough_is_no_error(folder, tenant):
    assert folder.run("tenants", "create", "-f", tenant, "--yes").returncode == 0
    line = f"{platform_folder.BINARY} catalog list --data-folder {folder.path} | head -1; echo ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, env=folder.environment())
    assert run.stderr == ""
    assert run.stdout.splitlines()[0].startswith("NAME")
    assert run.stdout.splitlines()[-1] in ("0", "141")


def test_version_and_help_touch_nothing(folder):
    for argument in ("--version", "--help"):
        run = folder.run(argument)
        assert run.returncode == 0
        assert run.stderr == ""
    assert not folder.path.exists()
