"""How the console lives in a terminal: what it sends and what it does not, and that it bears what terminals do to it."""

import base64
import json
import re
import subprocess
import threading
import time
import unicodedata

import pytest

import keys
import platform_folder
from raw_terminal import WAIT_SECONDS, RawTerminal, plain
from terminal import Terminal

IDLE_SECONDS = 60
CJK = "株式会社東京テナント"


def demo(tmp_path, *options, size=(100, 30), **variables):
    return RawTerminal(
        [platform_folder.BINARY, "demo", *options], *size, folder=str(tmp_path),
        environment={"XDG_STATE_HOME": str(tmp_path / "state"), **variables})


@pytest.fixture(scope="module")
def idle_wizard(tmp_path_factory):
    """A wizard that nobody touches, on a platform on which nothing runs: it idles while the other tests work."""
    place = tmp_path_factory.mktemp("idle")
    command = [platform_folder.BINARY, "--data-folder", str(place / "data")]
    with RawTerminal(command, folder=str(place)) as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.quiet()
        terminal.send("n")
        terminal.wait_for("Agency group")
        terminal.quiet(1.0)
        sent = []
        thread = threading.Thread(target=lambda: sent.append(terminal.read(IDLE_SECONDS)))
        thread.start()
        yield thread, sent
        thread.join()


def test_the_idle_wizard_has_started(idle_wizard):
    assert idle_wizard


def test_ctrl_z_gives_the_terminal_back_and_fg_paints_it_again(tmp_path):
    with Terminal(folder=str(tmp_path)) as terminal:
        before = terminal.run("stty -a")
        terminal.type(f"{platform_folder.BINARY} demo")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        terminal.keys("C-z")
        terminal.wait_for("Stopped")
        assert not terminal.is_alternate() and terminal.is_cursor_visible()
        assert terminal.run("stty -a") == before
        terminal.type("fg")
        terminal.keys("Enter")
        terminal.wait_for(keys.READY)
        assert terminal.is_alternate()
        terminal.keys(*keys.TENANTS)
        terminal.wait_for(keys.TENANTS_READY)
        terminal.keys(*keys.TO_OVERVIEW, *keys.QUIT)
        terminal.wait_for("$")
        assert terminal.run("stty -a") == before


def memory_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))


def test_a_storm_of_fifty_resizes_ends_with_the_right_screen_and_no_more_memory(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        terminal.quiet()
        for columns in range(80, 105):  # The first storm brings what is loaded once.
            terminal.resize(columns, 30)
        terminal.quiet()
        before = memory_kib(terminal.process.pid)
        for number in range(50):
            terminal.resize(60 + number, 16 + number % 20)
        terminal.quiet()
        drawn = len(terminal.output)
        terminal.resize(90, 24)
        # The last frame ends with the last row of the new size, and nothing lies beyond it.
        end = time.monotonic() + WAIT_SECONDS
        while True:
            frame = terminal.output[max(drawn, terminal.output.rfind(b"\x1b[2J")):]
            rows = [int(row) for row in re.findall(rb"\x1b\[(\d+)(?:;\d+)?[Hd]", frame)]
            if keys.READY in plain(frame) and max(rows, default=25) <= 24:
                break
            assert time.monotonic() < end, (rows, plain(frame))
            terminal.read(0.05)
        assert terminal.process.poll() is None
        assert memory_kib(terminal.process.pid) - before < 12_000
        terminal.send("q")
        assert terminal.end() == 0


def test_pasted_commands_do_nothing_outside_a_field(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.wait_for(keys.TENANTS_READY)
        terminal.quiet()
        terminal.send(b"\x1b[200~dd\nyes\nq\x03\x1b[201~")
        pasted = plain(terminal.quiet())
        assert terminal.process.poll() is None
        for word in ("Confirm", "Pause", "Cancel ]"):
            assert word not in pasted


def test_a_paste_into_a_field_loses_its_control_characters(tmp_path):
    with Terminal(folder=str(tmp_path), command=f"{platform_folder.BINARY} demo") as terminal:
        terminal.wait_for(keys.READY)
        terminal.keys(*keys.TENANTS)
        terminal.wait_for(keys.TENANTS_READY)
        terminal.keys("n")
        terminal.wait_for("Agency group")
        terminal._tmux("set-buffer", "dd\nyes\x07\x1b[31m\n")
        terminal._tmux("paste-buffer", "-p")
        screen = terminal.wait_for("yes")
        line = next(line for line in screen.splitlines() if "yes" in line)
        assert re.search(r"dd ?yes", line), line
        assert "Agency group" in screen  # It neither went on nor submitted.


@pytest.mark.parametrize(
    "name", ["xterm-kitty", "xterm-ghostty", "foot", "wezterm", "alacritty", "tmux-direct", "warp-ultra-9000", "", None])
def test_a_terminal_that_the_machine_does_not_know_still_works(tmp_path, name):
    if name and subprocess.run(["infocmp", name], capture_output=True).returncode == 0:
        pytest.skip(f"this machine knows {name}")
    with demo(tmp_path, TERM=name, TERMINFO="/nonexistent") as terminal:
        # The word alone: between it and its key another terminal may have signs of its own.
        terminal.wait_for("help")
        said = f"“{name}” is unknown here: drawn for" if name else "TERM is not set: drawn for"
        assert said in plain(terminal.output)
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.settings() == terminal.before


def test_a_dumb_terminal_gets_one_sentence(tmp_path):
    with demo(tmp_path, TERM="dumb") as terminal:
        assert terminal.end() == 2
        assert terminal.settings() == terminal.before
        said = plain(terminal.output).strip().splitlines()
        assert said == ['tenantry: The terminal "dumb" cannot place its cursor; set TERM to what your terminal is.']


def walk_pages(terminal):
    terminal.wait_for(keys.READY)
    for key in "2", "\r", "?", "\x1b", "\x1b", "n":
        terminal.send(key)
        terminal.quiet(0.2)
    terminal.send("\x03")
    assert terminal.end() == 0


@pytest.mark.parametrize("options, variables", [((), {"NO_COLOR": "1"}), (("--no-color",), {})])
def test_no_colour_means_no_colour_in_the_bytes(tmp_path, options, variables):
    with demo(tmp_path, *options, **variables) as terminal:
        walk_pages(terminal)
        parameters = {
            number for group in re.findall(rb"\x1b\[([\d;:]*)m", terminal.output)
            for number in re.split(rb"[;:]", group) if number}
        colours = {number for number in parameters if 30 <= int(number) <= 49 or 90 <= int(number) <= 107}
        assert colours <= {b"39", b"49"}, colours


def test_the_c_locale_gets_ascii_and_nothing_else(tmp_path):
    with demo(tmp_path, LANG="C") as terminal:
        walk_pages(terminal)
        assert not [byte for byte in terminal.output if byte > 0x7E]


def create(folder, tmp_path, **changes):
    path = platform_folder.tenant_file(tmp_path / "own.yaml", **changes)
    run = folder.run("tenants", "create", "-f", path, "--yes", "--sandbox", "--speed", "1000")
    assert run.returncode == 0, run.stderr


def cells(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def test_chinese_and_japanese_names_keep_the_columns_in_line(tmp_path, folder):
    create(folder, tmp_path, slug="plain-latin", name="Plain Latin")
    create(folder, tmp_path, slug="tokyo", name=CJK, agency_group="東京")
    command = " ".join(folder.command("--sandbox"))
    with Terminal(folder=str(tmp_path), command=command, columns=140) as terminal:
        terminal.wait_for(keys.READY)
        terminal.keys(*keys.TENANTS)
        rows = [terminal.wait_for_line(keys.ACTIVE, "plain-latin"), terminal.wait_for_line(keys.ACTIVE, "東京")]
        assert len({cells(row[: row.index(keys.ACTIVE)]) for row in rows}) == 1, rows


# What a hostile system may say.
HOSTILE = "\x1b[31mred\x1b]0;owned\x07\x1b]52;c;ZXZpbA==\x07\x9b2J\u202eevil\u200b\x08"


def complaints(folder, path):
    path.write_text(f"{json.dumps(HOSTILE)}: 1\n")
    return [
        folder.command(HOSTILE), folder.command("tenants", "list", "--status", HOSTILE),
        folder.command("tenants", "create", "-f", str(path), "--yes"), folder.command("doctor")]


@pytest.mark.parametrize("number", range(4))
def test_what_a_stranger_wrote_is_shown_and_not_obeyed(tmp_path, folder, number):
    command = complaints(folder, tmp_path / "evil.yaml")[number]
    with RawTerminal(command, folder=str(tmp_path), environment={"NO_COLOR": "1", "COLORTERM": HOSTILE}) as terminal:
        assert terminal.end() in (0, 1, 2)
        for bad in (b"\x1b[31m", b"\x1b]0;", b"\x1b]52;", b"\xc2\x9b", "\u202e".encode(), "\u200b".encode(), b"\x07"):
            assert bad not in terminal.output, bad
        assert "␛[31mred" in plain(terminal.output)


def test_a_hostile_line_in_a_form_stays_in_its_field(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.wait_for(keys.TENANTS_READY)
        terminal.send("n")
        terminal.wait_for("Agency group")
        terminal.send(b"\x1b[200~" + HOSTILE.encode() + b"\x1b[201~")
        sent = terminal.quiet()
        for bad in (b"\x1b]0;", b"\x1b]52;", b"\xc2\x9b", "\u202e".encode(), "\u200b".encode(), b"\x07"):
            assert bad not in sent, bad


def view(tmp_path, content):
    """The viewer on a file of that content."""
    run = subprocess.run([platform_folder.BINARY, "view", "--help"], capture_output=True, check=False)
    if run.returncode != 0:
        pytest.skip("this tenantry has no `view`, which would show the file")
    path = tmp_path / "odoo.log"
    path.write_bytes(content)
    return RawTerminal([platform_folder.BINARY, "view", str(path)], folder=str(tmp_path))


def test_escape_sequences_in_a_log_line_reach_no_terminal(tmp_path):
    with view(tmp_path, b"before\n" + HOSTILE.encode() + b"\x9b2J\xff\nafter\n") as terminal:
        terminal.wait_for("after")
        terminal.quiet()
        assert "[31mred" in plain(terminal.output)
        # Our own title, clipboard and bell there are none of; the screen is cleared as `clear` says, never by C1.
        for bad in (b"\x1b[31mred", b"\x1b]", b"\x9b2J", b"\xc2\x9b", "\u202e".encode(), "\u200b".encode(), b"\x07"):
            assert bad not in terminal.output, bad
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_given_back()


def test_a_line_of_a_megabyte_is_shown_scrolled_and_left(tmp_path):
    line = b"".join(b"%07d " % number for number in range(131_072))
    with view(tmp_path, b"first\n" + line + b"\nlast\n") as terminal:
        terminal.wait_for("last")
        terminal.quiet()
        start = time.monotonic()
        for key in ("w", "k", "j", "G", "g"):
            terminal.send(key)
            terminal.quiet(0.2)
        assert time.monotonic() - start < 60
        assert len(terminal.output) < 500_000
        terminal.send("q")
        assert terminal.end() == 0
        terminal.assert_given_back()


def test_the_editor_gets_the_terminal_and_every_key(tmp_path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nhead -n 3 "$1"\nprintf "WAITS "\nread answer\necho "$answer" > %s\n' % (tmp_path / "typed"))
    editor.chmod(0o755)
    with demo(tmp_path, EDITOR=str(editor)) as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.wait_for(keys.TENANT_SELECTED)
        terminal.send("\r")
        terminal.wait_for("Observed")
        terminal.quiet()
        terminal.send("e")
        terminal.wait_for("WAITS")
        assert terminal.settings() == terminal.before
        terminal.send("first letter kept\n")
        terminal.wait_for("Observed")
        assert (tmp_path / "typed").read_text() == "first letter kept\n"
        assert terminal.settings() != terminal.before
        terminal.send("\x03")
        assert terminal.end() == 0
        terminal.assert_given_back()


def test_an_editor_that_is_not_there_is_said(tmp_path):
    with demo(tmp_path, VISUAL="no-such-editor") as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.wait_for(keys.TENANT_SELECTED)
        terminal.send("\r")
        terminal.wait_for("Observed")
        terminal.quiet()
        terminal.send("e")
        terminal.wait_for("“no-such-editor” is not installed")
        terminal.send("\x03")
        assert terminal.end() == 0


def test_a_copied_url_is_whole_and_by_the_terminals_clipboard(tmp_path):
    with demo(tmp_path, size=(80, 24), TENANTRY_CLIPBOARD="osc52") as terminal:
        terminal.wait_for(keys.READY)
        terminal.send("2")
        terminal.wait_for(keys.TENANT_SELECTED)
        terminal.send("\r")
        terminal.wait_for("Observed")
        terminal.quiet()
        before = len(terminal.output)
        terminal.send("y")
        terminal.wait_for("Copied the URL")
        sent = terminal.output[before:]
        (text,) = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", sent)
        assert re.fullmatch(rb"https://[a-z0-9.-]+", base64.b64decode(text))


def test_the_mouse_is_off_until_it_is_asked_for_and_then_selects(tmp_path):
    with demo(tmp_path) as terminal:
        terminal.wait_for(keys.READY)
        assert b"\x1b[?1000h" not in terminal.quiet() + terminal.output
        terminal.send("\x1b[20~")  # F9
        terminal.wait_for("shift selects text")
        assert b"\x1b[?1006h" in terminal.output
        terminal.send("\x1b[<0;14;2M")  # The tab of the tenants.
        terminal.wait_for(keys.TENANTS_READY)
        terminal.send("\x03")
        assert terminal.end() == 0
        terminal.assert_given_back()


def test_nothing_is_sent_in_a_minute_in_which_nothing_happens(idle_wizard):
    thread, sent = idle_wizard
    thread.join(IDLE_SECONDS + 10)
    assert sent == [b""]
