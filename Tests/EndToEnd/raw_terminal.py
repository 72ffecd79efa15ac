"""A pseudo terminal without a screen: it records every byte that a program sends, and knows the line's settings.

tmux interprets what it gets; here a test sees the bytes themselves, and can ask whether the terminal is as it was.
"""

import fcntl
import os
import pathlib
import re
import select
import signal
import struct
import subprocess
import termios
import time

from terminal import is_asleep

WAIT_SECONDS = float(os.environ.get("E2E_WAIT_SECONDS", "90"))

# What a terminal remembers, and the sequences that set (True) and reset it: DEC private modes by number.
MODES = {1: False, 7: True, 25: True, 66: False, 1000: False, 1002: False, 1003: False, 1006: False, 1049: False,
         2004: False}


class RawTerminal:
    """A program on a terminal of its own, as its session's leader. Use it in a `with`."""

    def __init__(self, command, columns=100, rows=30, environment=None, folder="/", inherits=("PATH",)):
        self.command, self.folder = command, folder
        self.size = (columns, rows)
        self.environment = {name: os.environ[name] for name in inherits if name in os.environ}
        self.environment |= {"HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm-256color", **(environment or {})}
        self.environment = {key: value for key, value in self.environment.items() if value is not None}
        self.output = b""

    def __enter__(self):
        self.outside, self.inside = os.openpty()
        self.resize(*self.size)
        self.before = termios.tcgetattr(self.inside)

        def take_terminal():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            self.command, stdin=self.inside, stdout=self.inside, stderr=self.inside, cwd=self.folder,
            env=self.environment, preexec_fn=take_terminal)
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for end in (self.outside, self.inside):
            if end >= 0:
                os.close(end)

    def resize(self, columns, rows):
        fcntl.ioctl(self.outside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, data):
        os.write(self.outside, data if isinstance(data, bytes) else data.encode())

    def read(self, seconds=0.0):
        """Reads what is there, or what comes within so many seconds; returns what was new."""
        start = len(self.output)
        end = time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([self.outside], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                return self.output[start:]
            try:
                piece = os.read(self.outside, 65_536)
            except OSError:
                return self.output[start:]
            if not piece:
                return self.output[start:]
            self.output += piece

    def quiet(self, seconds=0.3, limit=WAIT_SECONDS):
        """Reads until nothing has come for so long, and nothing is about to; returns what was new."""
        start = len(self.output)
        end = time.monotonic() + limit
        program = pathlib.Path(f"/proc/{self.process.pid}")
        while (self.read(seconds) or not is_asleep(program)) and time.monotonic() < end:
            pass
        return self.output[start:]

    def wait_for(self, text, seconds=WAIT_SECONDS):
        """Waits until the text has come since the last look, escape sequences left out."""
        end = time.monotonic() + seconds
        start = getattr(self, "looked", 0)
        while text not in plain(self.output[start:]):
            assert time.monotonic() < end, f"{text!r} never came:\n{plain(self.output[start:])[-2000:]}"
            self.read(0.05)
        self.looked = len(self.output)

    def end(self, seconds=WAIT_SECONDS):
        """Waits for the program's end and returns its status, as subprocess gives it: minus a signal's number."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"the program does not end:\n{plain(self.output)[-2000:]}"
            self.read(0.05)
        self.read(0.1)
        return self.process.returncode

    def settings(self):
        return termios.tcgetattr(self.inside)

    def assert_given_back(self):
        """The terminal is as it was: line settings, screen, cursor, paste, mouse, keypad, colours, title."""
        assert self.settings() == self.before
        modes = final_modes(self.output)
        assert modes == {**MODES}, {key: value for key, value in modes.items() if MODES.get(key) != value}
        assert b"\x1b=" not in self.output or self.output.rfind(b"\x1b>") > self.output.rfind(b"\x1b=")
        for title in (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;", b"\x1b]4;", b"\x1b]10;", b"\x1b]11;"):
            assert title not in self.output
        sgr = re.findall(rb"\x1b\[([\d;:]*)m", self.output)
        assert not sgr or sgr[-1] in (b"", b"0", b"39;49"), sgr[-3:]

    def after_screen(self):
        """What was printed after the full screen was left."""
        leave = self.output.rfind(b"\x1b[?1049l")
        return plain(self.output[leave:] if leave >= 0 else self.output)


def final_modes(output):
    modes = dict(MODES)
    for numbers, letter in re.findall(rb"\x1b\[\?([\d;]+)([hl])", output):
        for number in numbers.split(b";"):
            if int(number) != 12:  # How the cursor blinks goes with whether it shows.
                modes[int(number)] = letter == b"h"
    return modes


SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP.*?\x1b\\|\x1b[()][A-Z0-9]|\x1b[=>78cDEHMNOZ]",
    re.DOTALL)


def plain(output):
    """The text without escape sequences."""
    return SEQUENCE.sub(b"", output).decode(errors="replace")
