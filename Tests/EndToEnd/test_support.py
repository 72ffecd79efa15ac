"""The support page in the demo: a runbook is found by its words and read, and a parked operation leads to its cure."""

import keys
import platform_folder
from terminal import Terminal


def demo(terminal, *options):
    terminal.type(f"{platform_folder.BINARY} demo --seed 18 --speed 20 {' '.join(options)}")
    terminal.keys("Enter")
    terminal.wait_for(keys.READY)


def test_a_runbook_is_found_by_its_words_and_read(tmp_path):
    with Terminal(columns=140, rows=45, folder=str(tmp_path)) as terminal:
        demo(terminal)
        terminal.keys("0")
        terminal.wait_for("Team chat")
        terminal.wait_for("● answers")
        terminal.keys("/")
        terminal.type("image pull")
        terminal.wait_for("1 runbook")
        terminal.wait_for("ImagePullBackOff")
        terminal.keys("Enter", "Enter")
        terminal.wait_for("0 Support › image-pull")
        terminal.keys("Escape", "Escape")
        terminal.wait_for("A bundle could not be changed")
        terminal.keys(*keys.QUIT)


def test_what_is_parked_comes_first_and_is_one_key_away(tmp_path):
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        demo(terminal)
        terminal.keys("0")
        # The demo's unlucky rebuild: its image cannot be pulled.
        terminal.wait_for("✖ rowan-books")
        terminal.keys("Home")
        terminal.wait_for("› The image cannot be pulled")
        terminal.keys("o")
        terminal.wait_for("✖ parked")
        terminal.keys("Escape", *keys.QUIT)


def test_people_of_a_tenant_read_runbooks_and_no_posts(tmp_path):
    with Terminal(columns=140, rows=45, folder=str(tmp_path)) as terminal:
        demo(terminal, "--role", "tenant_admin")
        terminal.keys("0")
        terminal.wait_for("A bundle could not be changed")
        terminal.wait_for("the posts are not shown")
        terminal.keys(*keys.QUIT)


def test_the_same_on_the_command_line(folder):
    found = folder.json("support", "runbooks", "image", "pull")
    assert [item["name"] for item in found["items"]][0] == "image-pull"
    shown = folder.run("support", "runbook", "image-pull")
    assert shown.returncode == 0 and shown.stdout.startswith("# The image cannot be pulled\n")
    assert folder.run("support", "runbook", "image-pul").returncode == 1
    systems = folder.json("support", "systems")["items"]
    assert [item["level"] for item in systems if item["system"] == "mattermost"] == ["not_connected"]
    chat = folder.run("support", "chat")
    assert chat.returncode == 0 and chat.stdout == "" and "not connected" in chat.stderr
