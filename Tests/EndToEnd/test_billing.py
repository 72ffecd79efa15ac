"""Billing and the portal by keyboard, in a real terminal: an invoice is paid, a change proposed, a question asked."""

import json
import os
import re

import platform_folder
from terminal import Terminal

BILLING_READY = "EACH MONTH"
# The worker has told the operators in their chat.
POSTED = "#support"


def demo(terminal, role):
    terminal.type(f"{platform_folder.BINARY} demo --seed 18 --role {role}")
    terminal.keys("Enter")


def test_a_platform_owner_marks_the_oldest_unpaid_invoice_as_paid(tmp_path):
    with Terminal(columns=140, rows=45, folder=str(tmp_path)) as terminal:
        demo(terminal, "platform_owner")
        terminal.wait_for("command")
        terminal.keys("8")
        terminal.wait_for(BILLING_READY)
        terminal.keys("Tab")
        line = terminal.wait_for_line("› ", "INV-")
        assert line.startswith("›") and "past due" in line, line
        number = re.search(r"INV-\d{4}-\d{6}", line).group()
        terminal.keys("p")
        terminal.wait_for(f"Mark {number} as paid")
        terminal.type("SEPA 123")
        terminal.keys("C-s")
        terminal.wait_for(f"{number} is paid.")

        terminal.keys("/")
        terminal.type(f"number:{number}")
        terminal.keys("Enter")
        terminal.wait_for_line(number, "SEPA 123", "✔ paid")
        terminal.keys("e")
        terminal.wait_for("Saved to")
        saved = [path for path in tmp_path.rglob("invoices-*.csv")]
        assert len(saved) == 1 and number in saved[0].read_text()
        assert oct(saved[0].stat().st_mode & 0o777) == "0o600"


def test_a_finance_owner_lands_on_billing_and_proposes_what_only_an_owner_decides(tmp_path):
    with Terminal(columns=80, rows=24, folder=str(tmp_path)) as terminal:
        demo(terminal, "finance_owner")
        terminal.wait_for(BILLING_READY)
        terminal.keys("c")
        terminal.wait_for("Propose a credit")
        terminal.type("12.50")
        terminal.keys("Tab")
        terminal.type("an hour of outage")
        terminal.keys("C-s")
        terminal.wait_for("Proposed for")
        terminal.keys("Tab", "Tab")
        terminal.wait_for("credit of 12.50")
        terminal.keys("A")
        terminal.wait_for("a finance owner proposes")


def test_a_tenant_admin_lands_in_the_portal_and_asks_the_operators(tmp_path):
    with Terminal(columns=140, rows=45, folder=str(tmp_path)) as terminal:
        demo(terminal, "tenant_admin")
        # The table's head stands before its rows; what can be asked about is known with them.
        terminal.wait_for("› ")
        terminal.keys("n")
        terminal.wait_for("What happens")
        terminal.keys("Tab")
        terminal.type("Cannot sign in")
        terminal.keys("Tab")
        terminal.type("Since this morning.")
        terminal.keys("C-s")
        terminal.wait_for("is with the operators.")
        terminal.keys("Tab", "Tab")
        terminal.wait_for("Cannot sign in")
        terminal.keys("/")
        terminal.type("subject:sign")
        terminal.keys("Enter", "Enter")
        terminal.wait_for("Since this morning.")
        # Told by a job; opened again, since what floats shows what was when it was opened.
        for _ in range(30):
            if POSTED in terminal.screen():
                break
            terminal.keys("Escape", "Enter")
            terminal.wait_for("Since this morning.")
        terminal.wait_for(POSTED)


def test_a_month_is_billed_once_by_the_command_line(folder, tmp_path):
    tenant = platform_folder.tenant_file(tmp_path / "tenant.yaml")
    made = folder.run("tenants", "create", "-f", tenant, "--yes", "--sandbox", "--speed", "100")
    assert made.returncode == 0, made.stderr
    runs = [folder.run("billing", "run", "--yes", "--sandbox", "-o", "json") for _ in range(2)]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    # It is served since today: no month of its has ended.
    assert [json.loads(run.stdout)["notes"][0] for run in runs] == ["0 made", "0 made"]
    refused = folder.run("billing", "run", "--yes", "--sandbox", "--period", "2099-01")
    assert refused.returncode == 1 and "has not ended" in refused.stderr
    plan = folder.run("billing", "plan", "acme-media", "starter", "--yes", "--sandbox", "-o", "json")
    assert json.loads(plan.stdout)["subscription"]["plan_id"] == "starter"
    assert folder.run("billing", "plan", "acme-media", "gold", "--yes", "--sandbox").returncode == 1
