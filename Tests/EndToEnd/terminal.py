"""A real terminal to run programs in: tmux, on a socket of its own, at a size of its own."""

import os
import pathlib
import shlex
import subprocess
import time
import uuid

WAIT_SECONDS = float(os.environ.get("E2E_WAIT_SECONDS", "90"))
POLL_SECONDS = 0.05
# Escape is told from the beginning of another key by what does not follow: so long nobody types that fast.
ESCAPE_SECONDS = 0.2
# How long a program is given to draw what follows from what was waited for, and how often in a row it must be asleep.
REST_SECONDS, REST_POLL_SECONDS, REST_LOOKS = 1, 0.005, 3


class NotShown(AssertionError):
    """What was waited for never stood on the screen."""


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
        self.shell = int(self._tmux("display-message", "-p", "#{pane_pid}"))
        return self

    def __exit__(self, *_):
        path = self._tmux("display-message", "-p", "#{socket_path}").strip()
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, check=False)
        pathlib.Path(path).unlink(missing_ok=True)

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
        return self.wait_until(
            lambda screen: any(text in screen for text in texts) != gone, f"{texts} {'gone' if gone else 'shown'}", seconds)

    def wait_for_line(self, *texts):
        """Waits until one line of the screen has all these texts; returns that line."""
        def line(screen):
            return next((line for line in screen.splitlines() if all(text in line for text in texts)), None)

        return line(self.wait_until(line, f"{list(texts)} in one line"))

    def wait_until(self, holds, what, seconds=WAIT_SECONDS):
        """Waits until the screen is as it should be and the program has drawn what it had to; returns the screen.

        The next key is then for what a person would see, and not for a page that is half there.
        """
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if holds(screen):
                self._rest()
                latest = self.screen()
                return latest if holds(latest) else screen
            if time.monotonic() > end:
                raise NotShown(f"not {what} after {seconds} s:\n{screen}")
            time.sleep(POLL_SECONDS)

    def _rest(self):
        """Waits until all threads of what runs in front are asleep, a moment at most: some programs never are."""
        end = time.monotonic() + REST_SECONDS
        looks = 0
        processes = self._foreground()
        while looks < REST_LOOKS and time.monotonic() < end:
            looks = looks + 1 if all(is_asleep(process) for process in processes) else 0
            time.sleep(REST_POLL_SECONDS)

    def _foreground(self):
        """The processes that have the terminal."""
        try:
            group = stat_fields(pathlib.Path(f"/proc/{self.shell}"))[5]
        except OSError:
            return []
        return [process for process in pathlib.Path("/proc").glob("[0-9]*") if group_of(process) == group]

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


def stat_fields(process):
    """What Linux says of a process or thread, from its state on (proc(5), from the third field on)."""
    return (process / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()


def group_of(process):
    try:
        return stat_fields(process)[2]
    except OSError:
        return None


def is_asleep(process):
    """Whether no thread of it runs, would run if it could, or waits for a disk."""
    try:
        return all(stat_fields(thread)[0] not in "RD" for thread in (process / "task").iterdir())
    except OSError:
        return True
