"""Two people on one server: one asks, the other approves, and each sees that the other is there."""

import pytest

import keys
import platform_folder
import provider
import served
from terminal import Terminal

# A console says anew where it is every 20 seconds.
PRESENCE_SECONDS = 60


@pytest.fixture
def server(tmp_path):
    """A running server that wants two people, ada and ben who own the platform, and a program that may do what they may."""
    here = served.Served(tmp_path)
    with provider.Provider(tmp_path) as sign_in:
        here.admit("robot", "platform_owner")
        file = here.data / "sign-in.yaml"
        file.write_text(file.read_text(encoding="utf-8") + sign_in.sign_in(), encoding="utf-8")
        here.start("--with-worker")
        for name in ("ada", "ben"):
            token = tmp_path / f"{name}.token"
            token.write_text(sign_in.token(name, "platform_owner"), encoding="utf-8")
            token.chmod(0o600)
        for name in ("ada", "ben", "robot"):
            added = here.add_context(name, name)
            assert added.returncode == 0, added.stderr
        tenant = platform_folder.tenant_file(tmp_path / "tenant.yaml")
        made = here.run("--context", "ada", "tenants", "create", "-f", tenant, "--yes", seconds=300)
        assert made.returncode == 0, made.stderr
        yield here
        here.close()


def console(server, terminal, name):
    """Opens the console of somebody on the page of the tenant."""
    terminal.type(f"HOME={server.path} {platform_folder.BINARY} --context {name}; echo status=$?")
    terminal.keys("Enter")
    terminal.wait_for("● LIVE")
    terminal.keys("2")
    terminal.wait_for("1 tenant")
    terminal.keys("Enter")
    terminal.wait_for("Acme Media · acme-media")


def test_ada_asks_ben_approves_and_each_sees_the_other(server):
    alone = server.run("--context", "ada", "tenants", "decommission", "acme-media", "--confirm=acme-media production")
    assert alone.returncode == 1 and "needs approval" in alone.stderr and "--ask" in alone.stderr, alone.stderr

    with Terminal(columns=120, rows=40, folder=str(server.path)) as ada, \
            Terminal(columns=120, rows=40, folder=str(server.path)) as ben:
        console(server, ada, "ada")
        console(server, ben, "ben")
        ada.wait_for("ben (owner) is looking", seconds=PRESENCE_SECONDS)
        ben.wait_for("ada (owner) is looking", seconds=PRESENCE_SECONDS)

        ada.keys("D")
        ada.wait_for("Takes two")
        ada.wait_for("You are not alone here: ben (owner) is looking")
        ben.wait_for("ada (owner) is about to decommission it", seconds=PRESENCE_SECONDS)
        keys.type_words(ada, "acme-media production")
        ada.wait_for("Ask to decommission acme-media")
        ada.type("the contract has ended")
        ada.keys("C-s")
        ada.wait_for("Asked: decommission acme-media")
        shown = server.json("--context", "ada", "tenants", "show", "acme-media")
        assert shown["tenant"]["status"] == "active"

        ben.wait_for("ada asks to decommission it: the contract has ended")
        [approval] = server.json("--context", "ben", "approvals", "list")["items"]
        assert approval["state"] == "open" and approval["asked_by"] == "ada"
        for name, why in (("ada", "a second person decides"), ("robot", "a program may only ask")):
            refused = server.run("--context", name, "approvals", "approve", approval["id"], "--confirm=acme-media production")
            assert refused.returncode == 1 and why in refused.stderr, refused.stderr

        ben.type(":approvals")
        ben.keys("Enter")
        ben.wait_for("1 for you")
        ben.keys("Enter")
        ben.wait_for("by ada,")
        ben.keys("a")
        ben.wait_for("Approve: decommission Acme Media")
        keys.type_words(ben, "acme-media production")
        ben.wait_for("decommission · acme-media")
        ada.wait_for("decommissioned", seconds=120)

        decided = server.json("--context", "ada", "approvals", "show", approval["id"])["approval"]
        assert decided["state"] == "approved" and decided["decided_by"] == "ben"
        operation = server.json("--context", "ada", "op", "show", decided["operation"])["summary"]
        assert operation["type"] == "decommission" and operation["actor"] == "ada, approved by ben"
        assert server.json("--context", "ben", "tenants", "show", "acme-media")["tenant"]["status"] == "decommissioned"
