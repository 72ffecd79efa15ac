"""The catalog page in the demo: a bundle is changed by keyboard to its commit, and a module's tree leads to a tenant."""

import pathlib
import subprocess

import keys
import platform_folder
from terminal import Terminal


def demo(terminal, folder, *options):
    terminal.type(f"{platform_folder.BINARY} demo --seed 18 --speed 20 --data-folder {folder} {' '.join(options)}")
    terminal.keys("Enter")
    terminal.wait_for(keys.READY)


def test_a_bundle_is_changed_by_keyboard_and_committed(tmp_path):
    data = tmp_path / "data"
    with Terminal(columns=140, rows=45, folder=str(tmp_path)) as terminal:
        demo(terminal, data)
        terminal.keys("3")
        terminal.wait_for("CRM & Sales")
        terminal.wait_for("Modules in install order")
        terminal.keys("e")
        terminal.wait_for("Change the bundle crm")
        terminal.wait_for("nothing was changed")
        terminal.keys(*["Tab"] * 7)
        terminal.type("sale_margin")
        terminal.wait_for("pos_sale_margin")
        terminal.keys("Enter")
        terminal.wait_for("which can be installed")
        terminal.wait_for("nothing was changed", gone=True)
        terminal.keys("C-s")
        terminal.wait_for("bundle_change · bundle crm")
        terminal.wait_for("✔ done")
        terminal.wait_for("crm, revision 2")
        terminal.wait_for("bundles/crm.yaml in commit")
        terminal.keys("Escape")
        terminal.wait_for("Revision 2")
        terminal.keys(*keys.QUIT)
        terminal.wait_for("$")
    repository = next(pathlib.Path(data).rglob("bundles")).parent
    assert "- sale_margin\n" in (repository / "bundles" / "crm.yaml").read_text()
    log = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(repository), "log", "-1", "--format=%s%n%b", "--", "bundles/crm.yaml"],
        capture_output=True, text=True, check=True).stdout
    assert log.startswith("Change bundle crm\n") and "Tenantry-Operation: " in log


def test_a_module_leads_to_the_tenants_that_have_it(tmp_path):
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        demo(terminal, tmp_path / "data")
        terminal.keys("3", "Tab")
        terminal.wait_for("of 2,673")
        terminal.keys("/")
        terminal.type("name=project series=18.0")
        terminal.wait_for("1 module")
        terminal.keys("Enter", "Enter")
        terminal.wait_for("Needed by")
        terminal.keys("End", "Right", "Down", "Enter")
        terminal.wait_for("2 Tenants ›")
        terminal.keys(*keys.QUIT)


def test_an_operator_is_told_why_a_bundle_is_not_theirs_to_change(tmp_path):
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        demo(terminal, tmp_path / "data", "--role", "platform_operator")
        terminal.keys("3")
        terminal.wait_for("CRM & Sales")
        terminal.keys("e")
        terminal.wait_for("only a platform owner")
        terminal.keys(*keys.QUIT)


BUNDLE = """code: field_service
name: Field Service
type: services
version: 18.0.1.0.0
modules:
  - project
  - no_such_module
"""


def test_bundles_are_created_changed_and_removed_on_the_command_line(folder, tmp_path):
    file = tmp_path / "bundle.yaml"
    file.write_text(BUNDLE)
    refused = folder.run("catalog", "bundles", "create", "-f", str(file), "--yes")
    assert refused.returncode == 1 and "no_such_module" in refused.stderr
    file.write_text(BUNDLE.replace("  - no_such_module\n", ""))
    created = folder.run("catalog", "bundles", "create", "-f", str(file), "--yes")
    assert created.returncode == 0, created.stderr
    again = folder.run("catalog", "bundles", "create", "-f", str(file), "--yes")
    assert again.returncode == 1 and "There is a bundle field_service already" in again.stderr
    changed = folder.run("catalog", "bundles", "edit", "field_service", "--add", "mail", "--yes")
    assert changed.returncode == 0, changed.stderr
    detail = folder.json("catalog", "bundles", "show", "field_service")
    assert detail["bundle"]["modules"] == ["project", "mail"] and detail["bundle"]["revision"] == 2
    listed = folder.run("op", "list", "-o", "csv").stdout
    assert listed.count("bundle field_service") == 2
    gone = folder.run("catalog", "bundles", "remove", "field_service", "--yes")
    assert gone.returncode == 0, gone.stderr
    assert folder.run("catalog", "bundles", "show", "field_service").returncode == 1


def test_the_modules_that_need_one_are_named(folder):
    run = folder.run("catalog", "module", "project", "--needed-by")
    assert run.returncode == 0, run.stderr
    assert "project_timeline" in run.stdout.splitlines()
