"""`tenantry view` in a real terminal: a file that grows and is rotated, a pipe, and files that are none."""

import os

import platform_folder
from terminal import Terminal

LINES = "".join(
    f"2026-11-26 14:01:{n % 60:02},000 7 {'ERROR' if n % 50 == 7 else 'INFO'} acme odoo.http: line {n}\n" for n in range(200))


def test_a_followed_file_grows_and_is_rotated(tmp_path):
    log = tmp_path / "odoo.log"
    log.write_text(LINES)
    with Terminal(columns=80, rows=24, folder=str(tmp_path)) as terminal:
        before = terminal.run("stty -a")
        terminal.type(f"{platform_folder.BINARY} view odoo.log --follow; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for("line 199")
        with log.open("a") as file:
            file.write("2026-11-26 14:05:00,000 7 WARNING acme odoo.http: it grew\n")
        terminal.wait_for("it grew")
        terminal.keys("E")
        terminal.wait_for("held at line 158")
        terminal.wait_until(
            lambda screen: any(row.startswith("›✖") and "line 157" in row for row in screen.splitlines()), "selected")
        terminal.keys("/")
        terminal.type("line 19")
        terminal.keys("Enter")
        terminal.wait_for("of 11")
        terminal.keys("Escape")

        os.rename(log, tmp_path / "odoo.log.1")
        log.write_text("2026-11-26 14:06:00,000 7 INFO acme odoo.http: after the rotation\n")
        terminal.keys("G")
        terminal.wait_for("after the rotation")
        terminal.keys("q")
        terminal.wait_for("status=0")
        assert not terminal.is_alternate()
        assert terminal.run("stty -a") == before


def test_a_pipe_is_read_while_keys_come_from_the_terminal(tmp_path):
    with Terminal(columns=80, rows=24, folder=str(tmp_path)) as terminal:
        terminal.type(f"seq 1 3000 | {platform_folder.BINARY} view -; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for("of 3,000")
        terminal.keys("G")
        terminal.wait_for("at the end · 3,000 lines")
        terminal.keys("q")
        terminal.wait_for("status=0")


def test_saved_lines_are_the_files_and_their_owners_alone(tmp_path):
    (tmp_path / "odoo.log").write_text(LINES)
    with Terminal(columns=100, rows=24, folder=str(tmp_path)) as terminal:
        terminal.type(f"{platform_folder.BINARY} view odoo.log")
        terminal.keys("Enter")
        terminal.wait_for("line 1 of 200")
        terminal.keys("V")
        terminal.wait_for("196 lines hidden")
        terminal.keys("S")
        terminal.wait_for("Saved to")
        terminal.keys("q")
        terminal.wait_for("$")
    saved = list((tmp_path / ".local/state/tenantry/saved").iterdir())
    assert len(saved) == 1 and saved[0].stat().st_mode & 0o777 == 0o600
    assert saved[0].read_text() == "".join(line + "\n" for line in LINES.splitlines() if "ERROR" in line)


def test_what_is_no_log_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0")
    # As wide as the folder's name may be long: a line that wraps loses its blank.
    with Terminal(columns=250, rows=24, folder=str(tmp_path)) as terminal:
        for name, why in [("missing", "No such file or directory"), (".", "is a folder"), ("binary", "is not text")]:
            printed = terminal.run(f"{platform_folder.BINARY} view {name}; echo status=$?").replace("\n", "")
            assert why in printed and printed.endswith("status=2"), printed


def test_escape_sequences_and_huge_lines_are_shown_not_obeyed(tmp_path):
    (tmp_path / "bad.log").write_bytes(
        b"2026-11-26 14:01:50,000 7 ERROR x: \x1b]0;owned\x07\x1b[2J\xc2\x9b5m red \xff\n" + b"A" * (1 << 20) + b"\n")
    with Terminal(columns=80, rows=24, folder=str(tmp_path)) as terminal:
        terminal.type(f"{platform_folder.BINARY} view bad.log")
        terminal.keys("Enter")
        screen = terminal.wait_for("bytes more]")
        assert "␛]0;owned␇␛[2J\\u{009B}5m red" in screen, screen
        assert "owned" not in terminal._tmux("display-message", "-p", "#{pane_title}")
        terminal.keys("z")
        terminal.wait_for("AAAA")
        terminal.keys("q")
        terminal.wait_for("$")
