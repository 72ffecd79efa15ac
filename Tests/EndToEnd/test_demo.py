"""The demo in a terminal of 100×30: a tenant is created by keyboard, and the terminal is left as it was."""

import keys
import platform_folder
from terminal import Terminal


def test_a_tenant_is_created_by_keyboard_and_the_terminal_is_left_as_it_was(tmp_path):
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        before = terminal.run("stty -a")
        terminal.type(f"{platform_folder.BINARY} demo --seed 18 --speed 20")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        assert terminal.is_alternate()

        terminal.keys(*keys.TENANTS)
        keys.walk(terminal, keys.WIZARD)
        terminal.wait_for(keys.SUCCEEDED, seconds=120)

        terminal.keys(*keys.TO_TABLE)
        terminal.wait_for(keys.TENANTS_READY)
        terminal.keys(keys.FILTER)
        terminal.type(keys.SLUG)
        terminal.keys("Enter")
        terminal.wait_for(keys.ONE_TENANT)
        terminal.wait_for_line(keys.SLUG, keys.ACTIVE)

        terminal.keys(*keys.TO_OVERVIEW)
        terminal.wait_for("── Resources")
        terminal.keys(*keys.QUIT)
        terminal.wait_for("$")
        assert not terminal.is_alternate()
        assert terminal.is_cursor_visible()
        assert terminal.run("echo status=$?").endswith("status=0")
        assert terminal.run("stty -a") == before


def test_q_quits_from_the_first_page(tmp_path):
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        terminal.type(f"{platform_folder.BINARY} demo; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        terminal.keys(*keys.QUIT)
        terminal.wait_for("status=0")
        assert not terminal.is_alternate()
