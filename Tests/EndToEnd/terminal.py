"""A real terminal to run programs in: tmux, on a socket of its own, at a size of its own."""

import os
import shlex
import subprocess
import time
import uuid

WAIT_SECONDS = float(os.environ.get("E2E_WAIT_SECONDS", "90"))
POLL_SECONDS = 0.05
# Escape is told from the beginning of another key by what does not follow: so long nobody types that fast.
ESCAPE_SECONDS = 0.2


class Terminal:
    """One window. Use it in a `with`: it is gone afterwards, whatever happened."""

    def __init__(self, command="bash --norc --noprofile", columns=100, rows=30, environment=None, folder="/"):
        self.socket = f"tenantry-{uuid.uuid4().hex[:12]}"
        self.columns, self.rows = columns, rows
        self.command, self.folder = command, folder
        # Nothing of the caller's: neither its locale nor its NO_COLOR decides what a test sees.
        self.environment = {
            "HOME": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "PS1": "$ ",
            "TERM": "tmux-256color", **(environment or {}),
        }

    def __enter__(self):
        variables = " ".join(f"{key}={shlex.quote(value)}" for key, value in self.environment.items())
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(self.columns), "-y", str(self.rows), "-c", self.folder,
            f"env -i {variables} {self.command}", ";", "set", "-g", "remain-on-exit", "on", ";", "set", "-g", "status",
            "off", ";", "set", "-g", "escape-time", "10")
        return self

    def __exit__(self, *_):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, check=False)

    def _tmux(self, *arguments):
        run = subprocess.run(["tmux", "-L", self.socket, *arguments], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise AssertionError(f"tmux {arguments[0]}: {run.stderr.strip()}")
        return run.stdout

    def screen(self):
        """What stands on the screen, as one text."""
        return self._tmux("capture-pane", "-p")

    def keys(self, *names):
        """Presses keys by tmux's names: `Enter`, `Escape`, `Tab`, `C-n`, `q`."""
        for name in names:
            self._tmux("send-keys", name)
            if name == "Escape":
                time.sleep(ESCAPE_SECONDS)

    def type(self, text):
        """Types text letter by letter, as it is."""
        self._tmux("send-keys", "-l", text)

    def wait_for(self, text, seconds=WAIT_SECONDS, gone=False):
        """Waits until the text (or one of several) is on the screen, or gone from it; returns the screen."""
        texts = [text] if isinstance(text, str) else list(text)
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if any(text in screen for text in texts) != gone:
                return screen
            if time.monotonic() > end:
                word = "still" if gone else "never"
                raise AssertionError(f"{texts} {word} on the screen after {seconds} s:\n{screen}")
            time.sleep(POLL_SECONDS)

    def is_alternate(self):
        """Whether the program shows its own screen instead of the one with the history."""
        return self._tmux("display-message", "-p", "#{alternate_on}").strip() == "1"

    def is_cursor_visible(self):
        return self._tmux("display-message", "-p", "#{cursor_flag}").strip() == "1"

    def run(self, command, seconds=WAIT_SECONDS):
        """Runs one command in the shell and returns what it printed; for use while the shell has the screen."""
        mark = uuid.uuid4().hex[:8]
        self._tmux("clear-history")
        self.type(f"clear; {command}; echo {mark[:4]}''{mark[4:]}")
        self.keys("Enter")
        screen = self.wait_for(mark, seconds)
        return screen[: screen.index(mark)].strip()
