"""Colours and signs in a terminal: what is asked for is what is sent."""

import re

import platform_folder
import pytest
from terminal import Terminal

# The first page, with who and where.
UP = "SANDBOX"
# Colours of 256 or 24 bits, and the bright and the plain ones of 16.
MANY = re.compile(r"\x1b\[[0-9;]*[34]8[;:][25]")
FEW = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])m")


def demo(tmp_path, arguments="", environment=None):
    command = f"{platform_folder.BINARY} demo {arguments}"
    return Terminal(command, columns=100, rows=30, environment=environment, folder=str(tmp_path))


def colours(terminal):
    return terminal._tmux("capture-pane", "-p", "-e")


def test_256_colours_are_used_where_there_are_so_many(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(UP)
        assert MANY.search(colours(terminal))


@pytest.mark.parametrize("arguments, environment", [
    ("--no-color", {}), ("", {"NO_COLOR": "1"}), ("", {"TENANTRY_NO_COLOR": "1"})])
def test_no_colour_is_sent_when_somebody_says_so(tmp_path, arguments, environment):
    with demo(tmp_path, arguments, environment) as terminal:
        terminal.wait_for(UP)
        sent = colours(terminal)
        assert not MANY.search(sent) and not FEW.search(sent)
        assert "\x1b[7m" in sent or ";7m" in sent, "badges are still seen"


def test_sixteen_colours_are_sixteen(tmp_path):
    with demo(tmp_path, "--colors 16", {"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(UP)
        sent = colours(terminal)
        assert FEW.search(sent) and not MANY.search(sent)


def test_the_signs_follow_the_locale_and_both_options_overrule_it(tmp_path):
    plain = {"LANG": "C", "LC_ALL": "C"}
    for arguments, environment, is_ascii in [
            ("", {}, False), ("", plain, True), ("--ascii", {}, True), ("--utf8", plain, False)]:
        with demo(tmp_path, arguments, environment) as terminal:
            terminal.wait_for(UP)
            assert terminal.screen().isascii() == is_ascii, (arguments, environment)


def test_a_dumb_terminal_is_told_what_is_missing(tmp_path):
    with Terminal(columns=100, rows=10, folder=str(tmp_path), environment={"TERM": "dumb"}) as terminal:
        said = terminal.run(f"{platform_folder.BINARY} demo; echo status=$?")
        assert "cannot place its cursor" in said and "status=2" in said


def test_an_unknown_theme_is_said_and_the_console_starts(tmp_path):
    with demo(tmp_path, "--theme fjrod") as terminal:
        terminal.wait_for("There is no theme “fjrod”")


def test_the_option_counts_before_the_variable(tmp_path):
    with demo(tmp_path, "--theme parchment", {"TENANTRY_THEME": "fjord"}) as terminal:
        terminal.wait_for(UP)
        assert "48;5;230m" in colours(terminal)


def test_a_saved_theme_is_shown_at_once_and_a_bad_one_changes_nothing(tmp_path):
    folder = tmp_path / ".config" / "tenantry" / "themes"
    with demo(tmp_path, "--theme dark") as terminal:
        terminal.wait_for(UP)
        terminal.wait_for("LIVE")
        assert "38;5;226m" not in colours(terminal)
        folder.mkdir(parents=True)
        (folder / "dark.yaml").write_text('inherits: dark\npalette: {accent: "#ffff00"}\n')
        terminal.wait_for("Read again: ")
        assert "38;5;226m" in colours(terminal)
        (folder / "dark.yaml").write_text("inherits: dark\nroles: {acent: ok}\n")
        terminal.wait_for("dark.yaml:2:9")
        assert "38;5;226m" in colours(terminal)


def test_the_list_of_themes_shows_each_while_it_is_looked_at(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(UP)
        before = colours(terminal)
        terminal.type(":look")
        terminal.wait_for("Choose how the screen looks")
        terminal.keys("Enter")
        terminal.wait_for("To keep it")
        terminal.keys("Down")
        terminal.wait_for("“theme: light”")
        assert "48;5;231m" in colours(terminal)
        terminal.keys("Escape")
        terminal.wait_for("To keep it", gone=True)
        assert "48;5;231m" not in colours(terminal)
        assert "48;5;231m" not in before
