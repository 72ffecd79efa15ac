"""After a dropped line the console is where it was."""

import json
import pathlib
import stat

import keys
import platform_folder
from terminal import Terminal


def demo(tmp_path, *words):
    return " ".join([platform_folder.BINARY, "demo", "--data-folder", str(tmp_path / "data"), *words])


def test_a_dropped_line_is_taken_up_again(tmp_path):
    with Terminal(command=demo(tmp_path), columns=100, rows=30, folder=str(tmp_path)) as terminal:
        terminal.wait_for(keys.READY)
        terminal.keys(*keys.TENANTS)
        terminal.wait_for(keys.TENANTS_READY)
        terminal.keys(">", "/")
        terminal.type("e")
        terminal.keys("Enter")
        terminal.wait_for("by slug")
        # The line drops: tmux sends SIGHUP.
    state = pathlib.Path(tmp_path, ".local/state/tenantry")
    with Terminal(columns=100, rows=30, folder=str(tmp_path)) as terminal:
        # The one whose line dropped may still be putting its tools away.
        terminal.type(f"until {demo(tmp_path)}; do sleep 0.5; done")
        terminal.keys("Enter")
        terminal.wait_for("Back where you were")
        terminal.wait_for("by slug")
        (file,) = state.glob("session-*.json")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert json.loads(file.read_text(encoding="utf-8"))["version"] == 1
        terminal.keys("C-c")
        terminal.wait_for("$ ")

        terminal.run("clear")
        terminal.type(demo(tmp_path, "--fresh"))
        terminal.keys("Enter")
        terminal.wait_for("── Resources")
        terminal.keys("C-c")
        terminal.wait_for("$ ")

        file.write_text("{ no", encoding="utf-8")
        terminal.run("clear")
        terminal.type(demo(tmp_path))
        terminal.keys("Enter")
        terminal.wait_for("Where you were cannot be read")
        assert file.with_name(file.name + ".bad").exists()
        terminal.keys("C-c")
        terminal.wait_for("$ ")
