"""A server of a sandbox platform on loopback, and contexts to reach it by."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.request

import platform_folder

SERVER = str(pathlib.Path(platform_folder.BINARY or "tenantry").parent / "tenantryd")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """The programs of one test: a server that can be killed and started again, and a console's folder of settings."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.data = self.path / "data"
        self.data.mkdir(mode=0o700)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.tokens = {}

    def environment(self):
        return {
            "HOME": str(self.path), "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "dumb",
            "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        }

    def admit(self, name, role):
        """Makes a token for somebody and writes down where it is found."""
        made = subprocess.run(
            [SERVER, "token", name, "--role", role], capture_output=True, text=True, check=True, env=self.environment())
        entry = re.search(r"  - name: .*", made.stderr, re.DOTALL).group(0)
        file = self.data / "sign-in.yaml"
        text = file.read_text(encoding="utf-8") if file.exists() else "services:\n"
        file.write_text(text + entry, encoding="utf-8")
        token = self.path / f"{name}.token"
        token.write_text(made.stdout, encoding="utf-8")
        token.chmod(0o600)
        self.tokens[name] = made.stdout.strip()

    def trust(self, issuer):
        """Lets people in whom a provider signs in."""
        (self.data / "sign-in.yaml").write_text(
            f"oidc:\n  issuer: {issuer}\n  audience: tenantry\n", encoding="utf-8")

    def start(self, *options, speed=1000):
        log = open(self.path / "server.log", "ab")
        with log:
            self.process = subprocess.Popen(
                [SERVER, "serve", "--data-folder", str(self.data), "--sandbox", "--speed", str(speed), "--listen",
                 f"127.0.0.1:{self.port}", *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment())
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self.path / "server.log").read_text(encoding="utf-8")
            try:
                with urllib.request.urlopen(self.url + "/readyz", timeout=5) as answer:
                    assert answer.status == 200
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not get ready")

    def stop(self, how=signal.SIGTERM):
        """Ends the server and says with what status it ended."""
        self.process.send_signal(how)
        return self.process.wait(timeout=60)

    def close(self):
        if self.process and self.process.poll() is None:
            self.stop(signal.SIGKILL)

    # The other side

    def add_context(self, name, owner):
        return self.run("context", "add", name, self.url, "--token", f"file:{self.path}/{owner}.token")

    def run(self, *arguments, stdin="", seconds=120):
        return subprocess.run(
            [platform_folder.BINARY, *arguments], input=stdin, capture_output=True, text=True, check=False,
            timeout=seconds, env=self.environment())

    def json(self, *arguments):
        done = self.run(*arguments, "-o", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
