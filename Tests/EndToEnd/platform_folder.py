"""A data folder of its own, and the commands that run on it."""

import json
import os
import pathlib
import subprocess
import time

BINARY = os.environ.get("TENANTRY_BINARY", "")
COMMAND_SECONDS = float(os.environ.get("E2E_COMMAND_SECONDS", "120"))

TENANT = {
    "name": "Acme Media", "slug": "acme-media", "agency_group": "North", "plan": "pro", "bundle": "crm",
    "region": "sgp1",
}


def tenant_file(path, **changes):
    """Writes a tenant file; a key that is None is left out. Values are quoted as JSON, which is YAML too."""
    values = {**TENANT, **changes}
    lines = [f"{key}: {json.dumps(value)}" for key, value in values.items() if value is not None]
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


class PlatformFolder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.prefix = []

    def command(self, *arguments):
        return [*self.prefix, BINARY, *arguments, "--data-folder", str(self.path)]

    def environment(self):
        return {
            "HOME": str(self.path.parent), "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "dumb",
            "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        }

    def run(self, *arguments, stdin="", seconds=COMMAND_SECONDS):
        """Runs one command to its end, without a terminal."""
        return subprocess.run(
            self.command(*arguments), input=stdin, capture_output=True, text=True, check=False, timeout=seconds,
            env=self.environment())

    def start(self, *arguments, **variables):
        """Starts a command, with these environment variables too, and does not wait."""
        return subprocess.Popen(
            self.command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env={**self.environment(), **variables})

    def json(self, *arguments):
        run = self.run(*arguments, "-o", "json")
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    def effects(self):
        """What was done to the stand-ins, as they have it; empty before anything was."""
        journal = self.path / "sandbox" / "sandbox.jsonl"
        text = journal.read_text(encoding="utf-8") if journal.exists() else ""
        # What is behind the last end of a line is being written.
        lines = text.split("\n")[:-1]
        return [entry["effect"] for entry in map(json.loads, lines) if "effect" in entry]

    def wait_for_effect(self, kind, process, seconds=COMMAND_SECONDS):
        """Waits until something of that kind was made: then the step that makes it is under way in the process."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if any(effect["object"].startswith(kind + " ") for effect in self.effects()):
                return
            assert process.poll() is None, f"it ended before it made a {kind}: {process.communicate()}"
            time.sleep(0.005)
        raise AssertionError(f"no {kind} was made in {seconds} s")

    @property
    def repository(self):
        return self.path / "desired-state"

    def git(self, *arguments):
        run = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(self.repository), *arguments], capture_output=True, text=True,
            check=False)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def commits(self, slug):
        """The commits that touch a tenant, newest first."""
        return self.git("log", "--format=%H", "--", f"tenants/{slug}").split()

    def files(self, slug):
        """Path to text of all that the newest commit holds of a tenant."""
        paths = self.git("ls-tree", "-r", "--name-only", "HEAD", f"tenants/{slug}/").split("\n")
        return {path: self.git("show", f"HEAD:{path}") for path in paths if path}
