"""The core flows of the requirements (§1) by keyboard, each to its end and to its effect in the stand-ins.

Creating a tenant is in test_demo.py, billing in test_billing.py, each operation in test_operations.py.
"""

import pytest

import keys
import platform_folder
from terminal import Terminal

FIRST, SECOND = "acme-media", "north-press"


@pytest.fixture
def two(folder, tenant):
    """Two tenants that run."""
    for name, slug in (("Acme Media", FIRST), ("North Press", SECOND)):
        platform_folder.tenant_file(tenant, name=name, slug=slug)
        created = folder.run("tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "1000")
        assert created.returncode == 0, created.stderr
    return folder


class Console:
    """The console on a folder, until it is left."""

    def __init__(self, folder, *options):
        self.command = " ".join(folder.command("--sandbox", "--speed", "1000", "--fresh", *options))
        self.terminal = Terminal(columns=120, rows=40, folder=str(folder.path.parent))

    def __enter__(self):
        terminal = self.terminal.__enter__()
        terminal.type(f"{self.command}; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        return terminal

    def __exit__(self, kind, *rest):
        if kind is None:
            self.terminal.keys("C-c")
            self.terminal.wait_for("status=0")
        return self.terminal.__exit__(kind, *rest)


def open_tenant(terminal, slug):
    terminal.keys(":")
    terminal.type(f"tenant {slug}")
    terminal.keys("Enter")
    terminal.wait_for(f"{slug}.tenants.sandbox")


def test_sign_in_is_attached_to_a_tenant_and_tested(two):
    made = [f"{effect['verb']} {effect['object']}" for effect in two.effects()]
    assert any("Client" in effect and FIRST in effect for effect in made), made
    with Console(two) as terminal:
        open_tenant(terminal, FIRST)
        terminal.keys("s")
        terminal.wait_for("as Keycloak has them now")
        terminal.wait_for("/auth_oauth/signin")
        terminal.keys("Enter")
        terminal.wait_for("People can sign in.")
        terminal.keys("Enter")
        terminal.wait_for("People can sign in.", gone=True)


def test_a_bundle_is_given_to_tenants_from_the_catalog(two):
    with Console(two) as terminal:
        terminal.keys("3")
        terminal.wait_for("Modules in install order")
        terminal.keys("Down")
        terminal.wait_for("finance_ppm · 18.0")
        terminal.keys("a")
        terminal.wait_for("Apply finance_ppm to")
        terminal.wait_for(SECOND)
        terminal.keys("Space", "End", "v")
        terminal.wait_for("2 marked")
        keys.wait_until_free(terminal)
        terminal.keys("Enter")
        terminal.wait_for("2 will be changed")
        terminal.wait_for("to install:")
        keys.type_words(terminal, "apply 2")
        terminal.wait_for("2 started")
        terminal.keys("Enter")
        terminal.wait_for("2 operations started.")
        # Both are over when nothing runs any more.
        terminal.keys("1")
        terminal.wait_until(lambda screen: screen.count("✔ module_apply") == 2, "both over", seconds=120)
    for slug in (FIRST, SECOND):
        (operation,) = two.json("op", "list", "--tenant", slug, "--limit", "1", "--sandbox")["items"]
        assert (operation["type"], operation["status"]) == ("module_apply", "succeeded")
        assert two.json("tenants", "show", slug, "--sandbox")["tenant"]["bundle_code"] == "finance_ppm"
        own = [effect["object"] for effect in two.effects() if effect["operation"] == operation["id"]]
        assert any(name.startswith(f"odoo-{slug}/odoo-modules-") or "odoo-modules-" in name for name in own), own


def test_health_logs_and_backups_are_seen_and_the_list_is_saved(two):
    with Console(two) as terminal:
        open_tenant(terminal, FIRST)
        terminal.keys("n")
        terminal.wait_for("1/1 ready")
        terminal.wait_for("odoo-data")
        terminal.keys("l")
        terminal.wait_for("following")
        terminal.keys("Escape")
        terminal.wait_for("Last backup")
        terminal.keys("2")
        terminal.wait_for(keys.TENANTS_READY)
        terminal.keys("e")
        terminal.wait_for("Saved to")
    saved = list((two.path.parent / ".local/state/tenantry/saved").glob("tenants-*.csv"))
    assert len(saved) == 1
    lines = saved[0].read_text().splitlines()
    assert lines[0].startswith("slug,status,") and {line.split(",")[0] for line in lines[1:]} == {FIRST, SECOND}
    backups = two.json("tenants", "backups", FIRST, "--sandbox")
    assert "items" in backups
