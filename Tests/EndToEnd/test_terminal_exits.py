"""Every way out of the console leaves the terminal as it was, then says what there is to say, then ends as it must."""

import os
import re
import signal
import stat

import pytest

import keys
import platform_folder
from raw_terminal import RawTerminal

CRASH = 70


def demo(tmp_path, *options, **variables):
    return RawTerminal(
        [platform_folder.BINARY, "demo", *options], folder=str(tmp_path),
        environment={"XDG_STATE_HOME": str(tmp_path / "state"), **variables})


def test_quitting_gives_the_terminal_back(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        assert terminal.settings() != terminal.before
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_given_back()


def test_quitting_with_the_mouse_on_gives_the_mouse_back(tmp_path):
    with demo(tmp_path, "--mouse") as terminal:
        terminal.wait_for(keys.READY)
        terminal.quiet()
        assert b"\x1b[?1006h" in terminal.output
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_given_back()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_the_program_as_itself(tmp_path, number):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        os.kill(terminal.process.pid, number)
        assert terminal.end() == -number
        terminal.assert_given_back()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_even_a_program_that_hangs(tmp_path, number):
    with demo(tmp_path, TENANTRY_FAULT="hang:type to search") as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("22222?")
        terminal.quiet(0.5)
        os.kill(terminal.process.pid, number)
        assert terminal.end() == -number
        terminal.assert_given_back()


@pytest.mark.parametrize(
    "fault, signals",
    [("trap", "SIGILL|SIGTRAP"), ("segv", "SIGSEGV"), ("abort", "SIGABRT"), ("overflow", "SIGSEGV|SIGBUS")])
def test_a_crash_gives_the_terminal_back_and_leaves_a_report(tmp_path, fault, signals):
    with demo(tmp_path, TENANTRY_FAULT=f"{fault}:type to search") as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2?")
        assert terminal.end() == CRASH
        terminal.assert_given_back()
        said = terminal.after_screen()
    found = re.search(rf"tenantry: The program crashed \((?:{signals})\); the report is (\S+)\.\r\n", said)
    assert found, said
    report = found.group(1)
    assert re.fullmatch(r".*/state/tenantry/crash-\d{8}T\d{6}Z-\d+\.txt", report)
    assert stat.S_IMODE(os.stat(report).st_mode) == 0o600
    latest = tmp_path / "state" / "tenantry" / "latest-crash.txt"
    assert latest.is_symlink() and latest.resolve() == (tmp_path / report).resolve()
    text = latest.read_text()
    assert re.search(rf"^signal: (?:{signals}) \(\d+\), ", text, re.MULTILINE), text
    for line in ("Tenantry 0.", "terminal: xterm-256color", "size: 100x30", "page: tenants", "commands: go_tenants"):
        assert f"\n{line}" in f"\n{text}", text
    if fault == "trap":
        assert "TENANTRY_FAULT asked for it" in text, text
    assert len(text[text.index("backtrace:"):].splitlines()) > 3, text


def test_a_fatal_signal_from_outside_is_reported_and_ends_the_program_as_itself(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        os.kill(terminal.process.pid, signal.SIGABRT)
        assert terminal.end() == -signal.SIGABRT
        terminal.assert_given_back()
        assert "The program crashed (SIGABRT); the report is" in terminal.after_screen()


def test_a_crash_without_a_place_for_reports_still_gives_the_terminal_back(tmp_path):
    (tmp_path / "state").write_text("no folder")
    with demo(tmp_path, TENANTRY_FAULT="segv:type to search") as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2?")
        assert terminal.end() == CRASH
        terminal.assert_given_back()
        assert "The program crashed (SIGSEGV)" in terminal.after_screen()


def test_a_terminal_that_hangs_up_ends_the_program(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        os.close(terminal.inside)
        os.close(terminal.outside)
        terminal.inside = terminal.outside = -1
        assert terminal.process.wait(timeout=60) == -signal.SIGHUP
