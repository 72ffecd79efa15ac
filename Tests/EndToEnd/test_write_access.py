"""A demo that says it is production: read-only until somebody says for how long and why."""

import json
import pathlib
import stat

import keys
import platform_folder
from terminal import Terminal


def test_production_is_changed_only_with_a_reason_that_is_kept(tmp_path):
    data = tmp_path / "data"
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        terminal.type(
            f"{platform_folder.BINARY} demo --environment production --speed 20 --data-folder {data}; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for_line("PROD", "read-only")
        terminal.keys("n")
        terminal.wait_for("read-only: :write 15m reason")

        terminal.keys(":")
        terminal.type("write 15m a new agency")
        terminal.keys("Enter")
        terminal.wait_for("write 15m left")
        terminal.keys("n")
        terminal.wait_for("Agency group")
        terminal.keys("C-c")
        terminal.wait_for("status=0")

    journal = pathlib.Path(tmp_path, ".local/state/tenantry/journal.jsonl")
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert [(line["kind"], line["reason"]) for line in lines] == [("write_granted", "a new agency")]
