"""The AI console by keyboard, in a real terminal: a flow is run and read, and what it proposes becomes an operation."""

import keys
import platform_folder
from terminal import Terminal

SLUG = "acme-media"


def test_a_review_proposes_a_backup_that_a_person_approves(folder, tenant):
    platform_folder.tenant_file(tenant)
    created = folder.run("tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "1000")
    assert created.returncode == 0, created.stderr
    command = " ".join(folder.command("--sandbox", "--speed", "1000", "--fresh"))
    with Terminal(columns=140, rows=45, folder=str(folder.path.parent)) as terminal:
        terminal.type(f"{command}; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        terminal.keys("9")
        terminal.wait_for("Nothing was asked yet.")
        terminal.keys("n")
        terminal.wait_for("Review a tenant's health")
        terminal.keys("Down", "Down", "Enter")
        terminal.wait_for("its slug")
        keys.wait_until_free(terminal)
        terminal.type(SLUG)
        terminal.keys("C-s")
        terminal.wait_for(f"Proposes: backup {SLUG}")
        terminal.wait_for("✔ done")
        terminal.wait_for("get_tenant")
        terminal.keys("Tab")
        terminal.wait_for("▸ open")
        terminal.keys("a")
        keys.accept(terminal)
        # The last step, in the drawer that opened.
        terminal.wait_for("✔ Tell the team", seconds=120)
        # Whoever looks next needs the folder for itself.
        terminal.keys("C-c")
        terminal.wait_for("status=0")
    (backup,) = folder.json("op", "list", "--tenant", SLUG, "--limit", "1", "--sandbox")["items"]
    assert (backup["type"], backup["status"], backup["trigger_source"]) == ("backup", "succeeded", "ai")
    (proposal,) = folder.json("ai", "proposals", "--sandbox")["items"]
    assert (proposal["state"], proposal["operation"]) == ("approved", backup["id"])


def test_without_a_model_the_advisor_answers_and_says_so(folder):
    run = folder.run("ai", "run", "first_things")
    assert run.returncode == 0, run.stderr
    assert "Answered by the built-in advisor: no model is connected." in run.stdout
    asked = folder.run("ai", "run", "question", "--question", "How are you?")
    assert asked.returncode == 1, asked.stderr
    assert f"tenantry --data-folder {folder.path} connect model" in asked.stderr
