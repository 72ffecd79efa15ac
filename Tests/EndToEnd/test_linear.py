"""The console in lines: through a pipe, a tenant is found and paused by numbers alone."""

import re
import subprocess
import threading
import time

import platform_folder

WAIT_SECONDS = 60


class Talk:
    """A console in lines: says a line, hears until a pattern was said."""

    def __init__(self, tmp_path, *arguments):
        self.heard, self.lock = [], threading.Condition()
        self.process = subprocess.Popen(
            [platform_folder.BINARY, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            with self.lock:
                self.heard.append(line.rstrip("\n"))
                self.lock.notify_all()

    def say(self, line):
        with self.lock:
            self.place = len(self.heard)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for(self, pattern, place=None):
        """Returns the first match among what was said since the last line."""
        place = getattr(self, "place", 0) if place is None else place
        end = time.monotonic() + WAIT_SECONDS
        with self.lock:
            while True:
                for line in self.heard[place:]:
                    if found := re.search(pattern, line):
                        return found
                assert time.monotonic() < end, f"{pattern} was never said:\n" + "\n".join(self.heard[-60:])
                self.lock.wait(1)

    def close(self):
        self.process.stdin.close()
        return self.process.wait(WAIT_SECONDS)


def test_a_tenant_is_paused_by_numbers(tmp_path):
    talk = Talk(tmp_path, "demo", "--linear", "--speed", "40")
    talk.wait_for(r"^== Overview")
    talk.say("go_tenants_list")
    row = talk.wait_for(r"^(\d+)\. (almond-media), status active, health 1 of 1 pods ready")
    number, slug = row.groups()
    talk.wait_for(r"^Say a number")
    talk.say(number)
    talk.wait_for(rf"^== Tenant, {slug}")
    pause = talk.wait_for(r"^(\d+)\. Pause the tenant").group(1)
    talk.say(pause)
    if words := talk.wait_for(r"Type ([a-z0-9-]+) to go on|To go on, choose Pause").group(1):
        talk.wait_for(r"^Say a number")
        talk.say(words)
    yes = talk.wait_for(r"^(\d+)\. Pause$").group(1)
    talk.wait_for(r"^Say a number")
    talk.say(yes)
    talk.wait_for(rf"pause of {slug}: \d+ percent|pause of {slug}: done")
    talk.wait_for(rf"pause of {slug}: (done|over)")
    talk.say("esc")
    talk.wait_for(r"paused")
    talk.say("q")
    assert talk.close() == 0
    assert not any(mark in line for line in talk.heard for mark in "─│╭╯\x1b")


def test_a_pipe_is_enough(tmp_path):
    run = subprocess.run(
        [platform_folder.BINARY, "demo"], input="2\n\nq\nq\n", capture_output=True, text=True, check=False,
        timeout=WAIT_SECONDS,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TENANTRY_LINEAR": "1"})
    assert run.returncode == 0, run.stderr
    assert "== Overview" in run.stdout
    assert "== Tenant, " in run.stdout
