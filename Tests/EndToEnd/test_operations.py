"""Every operation from the keyboard: from the tenant's page to the end of the operation, and what it did outside."""

import re

import pytest

import keys
import platform_folder
from terminal import Terminal

SLUG = "acme-media"
OLD, NEW = "odoo:18.0-20250930", "odoo:18.0-20251106"
SEVERE = f"{SLUG} production"
# Keys that are pressed by their names; everything else is typed.
NAMED = {"Enter", "Tab", "Down"}


@pytest.fixture
def running(folder, tenant):
    """A tenant that runs the older image."""
    platform_folder.tenant_file(tenant, image=OLD)
    created = folder.run("tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "1000")
    assert created.returncode == 0, created.stderr
    return folder


def operate(folder, *presses, words=None, slug=SLUG):
    """Opens the console, goes to the tenant, presses what opens the plan, says yes, and waits for the end."""
    command = " ".join(folder.command("--sandbox", "--speed", "1000", "--fresh"))
    with Terminal(columns=110, rows=36, folder=str(folder.path.parent)) as terminal:
        terminal.type(f"{command}; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        terminal.keys(":")
        terminal.type(f"tenant {slug}")
        terminal.keys("Enter")
        terminal.wait_for(f"{slug}.tenants.sandbox")
        for wait, press in presses:
            if wait:
                terminal.wait_for(wait)
            if press == "Enter":
                keys.wait_until_free(terminal)
            terminal.keys(press) if press in NAMED else terminal.type(press)
        terminal.wait_for(keys.PLAN)
        if words:
            keys.type_words(terminal, words)
        else:
            keys.accept(terminal)
        # The last step, in the drawer that opened.
        terminal.wait_for("✔ Tell the team", seconds=120)
        # Whoever looks next needs the folder for itself.
        terminal.keys("C-c")
        terminal.wait_for("status=0")


def done(folder, kind, slug=SLUG):
    """The newest operation of a tenant, over and of this kind, and what it did outside."""
    (operation,) = folder.json("op", "list", "--tenant", slug, "--limit", "1", "--sandbox")["items"]
    assert (operation["type"], operation["status"]) == (kind, "succeeded")
    own = [effect for effect in folder.effects() if effect["operation"] == operation["id"]]
    return [f"{effect['verb']} {effect['object']}" for effect in own]


def status(folder, slug=SLUG):
    return folder.json("tenants", "show", slug, "--sandbox")["tenant"]["status"]


def test_a_tenant_is_paused_resumed_and_rebuilt(running):
    operate(running, (None, "p"), words=SLUG)
    assert done(running, "pause"), "nothing was done outside"
    assert status(running) == "paused"
    assert "replicas: 0" in running.files(SLUG)[f"tenants/{SLUG}/k8s/deployment-odoo.yaml"]

    operate(running, (None, "u"))
    assert done(running, "resume"), "nothing was done outside"
    assert status(running) == "active"
    assert "replicas: 1" in running.files(SLUG)[f"tenants/{SLUG}/k8s/deployment-odoo.yaml"]

    operate(running, (None, "b"), words=SEVERE)
    own = done(running, "rebuild")
    assert any("Deployment" in effect for effect in own), own
    assert status(running) == "active"


def test_an_image_is_exchanged(running):
    operate(running, (None, "i"), (NEW, "Enter"), words=SLUG)
    own = done(running, "upgrade_image")
    assert any(effect.startswith("create Job odoo-acme-media/odoo-update-") for effect in own), own
    assert NEW in running.files(SLUG)[f"tenants/{SLUG}/k8s/deployment-odoo.yaml"]


def test_a_bundle_is_applied(running):
    operate(running, (None, "a"), ("Finance PPM", "Down"), (None, "Enter"), words=SLUG)
    own = done(running, "module_apply")
    assert any(effect.startswith("create Job odoo-acme-media/odoo-modules-") for effect in own), own


def test_a_backup_is_made_restored_and_cloned(running):
    operate(running, (None, "B"))
    assert "create Dump odoo_acme_media" in done(running, "backup")

    operate(running, (None, "T"), (" MiB", "Enter"), words=SEVERE)
    assert "exchange Database odoo_acme_media" in done(running, "restore")

    operate(running, (None, "C"), (" MiB", "Tab"), (None, "acme-test"), (None, "Enter"))
    own = done(running, "clone", slug="acme-test")
    assert "restore Database odoo_acme_test" in own
    copy = running.json("tenants", "show", "acme-test", "--sandbox")["tenant"]
    assert (copy["environment"], copy["status"]) == ("staging", "active")


def test_a_tenant_is_decommissioned_and_kept(running):
    operate(running, (None, "D"), words=SEVERE)
    assert "quarantine Database odoo_acme_media" in done(running, "decommission")
    files = running.files(SLUG)
    assert files and all(path.startswith(f"tenants/{SLUG}/archive/") for path in files)
    # What is kept is kept for a while: a purge says until when.
    purge = running.run("tenants", "purge", SLUG, f"--confirm={SEVERE}", "--sandbox")
    assert purge.returncode == 1
    assert "are kept until" in purge.stderr


def test_what_was_kept_long_enough_is_dropped(running):
    gone = running.run("tenants", "decommission", SLUG, f"--confirm={SEVERE}", "--sandbox", "--speed", "1000")
    assert gone.returncode == 0, gone.stderr
    put_aside_earlier(running, days=31)
    operate(running, (None, "X"), words=SEVERE)
    assert done(running, "purge"), "nothing was done outside"
    # A server does not say of what is gone whose work that was.
    dropped = [effect["object"] for effect in running.effects() if effect["verb"] == "drop"]
    assert len(dropped) == 1 and dropped[0].startswith("Database zz_q_odoo_acme_media_"), dropped


def put_aside_earlier(folder, days):
    """Sets back the mark that stands on the database since when it is put aside."""
    server = folder.path / "sandbox" / "sandbox.jsonl"
    mark = re.compile(r'(\\"since\\":)(\d+)')
    text, count = mark.subn(lambda found: f"{found[1]}{int(found[2]) - days * 86_400}", server.read_text(encoding="utf-8"))
    assert count > 0, "no mark was found"
    server.write_text(text, encoding="utf-8")
