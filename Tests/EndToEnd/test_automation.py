"""Workflows and analytics in the demo, by keyboard: what is pressed there happens in the stand-ins, which the command line asks."""

import re

import keys
import platform_folder
from terminal import Terminal


def settled(folder):
    """A demo in a folder that is kept: the commands find the same platform afterwards."""
    return f"{platform_folder.BINARY} demo --seed 18 --data-folder {folder.path}"


def begin(terminal, folder, page, wait):
    terminal.type(f"{settled(folder)}; echo status=$?")
    terminal.keys("Enter")
    terminal.wait_for(keys.READY)
    terminal.keys(page)
    terminal.wait_for(wait)


def end(terminal):
    """Whoever looks next needs the folder for itself."""
    terminal.keys("C-c")
    terminal.wait_for("status=0")


def yes(terminal):
    """Goes from the button that refuses to the other."""
    refusing = re.search(r"▸\[.*?\]", terminal.wait_for("▸[")).group()
    terminal.keys("Tab")
    terminal.wait_for(refusing, gone=True)
    keys.say_yes(terminal)


def find(terminal, text, wait):
    terminal.keys("/")
    terminal.type(text)
    terminal.keys("Enter")
    terminal.wait_for(wait)


def test_a_workflow_is_switched_off_and_on_and_run(folder):
    with Terminal(columns=140, rows=40, folder=str(folder.path.parent)) as terminal:
        begin(terminal, folder, "6", "by the newest")
        find(terminal, 'name:"Usage report"', "1 of")
        terminal.keys("a")
        terminal.wait_for("Switch “Usage report” off?")
        yes(terminal)
        terminal.wait_for("“Usage report” is inactive")
        terminal.keys("a")
        terminal.wait_for("Switch “Usage report” on?")
        yes(terminal)
        terminal.wait_for("“Usage report” is active")
        terminal.keys("x")
        terminal.wait_for("by a webhook only")
        terminal.keys("Escape")
        terminal.keys("Escape")
        find(terminal, "trigger:webhook status:active tenant:a", "of")
        terminal.keys("x")
        terminal.wait_for("Run “Monthly statement” now?")
        yes(terminal)
        terminal.wait_for("runs as execution")
        end(terminal)
    own = [effect["verb"] for effect in folder.effects() if effect["system"] == "n8n"]
    assert own == ["deactivate", "activate", "create"]


def test_a_failed_execution_is_read_and_tried_again(folder):
    # No wider: beside the list, too, it says where it failed, and may do so before the dialog can.
    with Terminal(columns=100, rows=40, folder=str(folder.path.parent)) as terminal:
        begin(terminal, folder, "6", "by the newest")
        terminal.keys("Tab")
        terminal.wait_for("the newest 200")
        find(terminal, "failed:yes", "✖ failed")
        terminal.keys("Enter")
        terminal.wait_for("Failed at")
        terminal.keys("R")
        terminal.wait_for("again?")
        yes(terminal)
        terminal.wait_for("tried again as execution")
        end(terminal)
    assert [effect["verb"] for effect in folder.effects() if effect["system"] == "n8n"] == ["retry"]


def test_an_etl_is_tested_from_the_tenants_tab(folder):
    with Terminal(columns=140, rows=40, folder=str(folder.path.parent)) as terminal:
        begin(terminal, folder, "7", "in order")
        find(terminal, "state:in_order sync:manual", "of")
        terminal.keys("Enter")
        # The list before has last runs, too.
        terminal.wait_for("Tenants ›")
        terminal.wait_for("enter test ETL")
        terminal.keys("Enter")
        terminal.wait_for("Test of the ETL")
        terminal.wait_for("rows were written in")
        terminal.keys("Enter")
        end(terminal)
    runs = [effect for effect in folder.effects() if effect["object"].startswith("Run ")]
    assert any(effect["operation"].startswith("test-") for effect in runs), runs
