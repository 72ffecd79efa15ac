"""A provider that signs people in, and people who do what it and a terminal ask of them."""

import json
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import platform_folder


class Provider:
    """A provider of its own process, and the people who have a browser."""

    def __init__(self, path, *options):
        script = pathlib.Path(__file__).with_name("oidc_provider.py")
        self.log = open(path, "ab")
        self.process = subprocess.Popen(
            [sys.executable, str(script), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log,
            text=True)
        self.issuer = self.process.stdout.readline().split()[1]

    def close(self):
        self.process.kill()
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.log.close()

    def post(self, path, **form):
        """Sends a form and follows nowhere; status, where it leads, text."""
        request = urllib.request.Request(
            path if path.startswith("http") else self.issuer + path, urllib.parse.urlencode(form).encode())
        return visit(request)

    def facts(self):
        with urllib.request.urlopen(self.issuer + "/test/facts", timeout=60) as answer:
            return json.loads(answer.read())

    def end_all(self):
        assert self.post("/test/end")[0] == 200

    def decide(self, code, user, answer="yes"):
        assert self.post("/device", code=code, user=user, answer=answer)[0] == 200


class Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def visit(request):
    try:
        with urllib.request.build_opener(Still).open(request, timeout=60) as answer:
            return answer.status, None, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location"), error.read().decode()


def begin(server, *arguments, **variables):
    """Starts a command whose messages are read while it runs."""
    return subprocess.Popen(
        [platform_folder.BINARY, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**server.environment(), **variables})


def until(process, pattern):
    """Reads messages until one matches."""
    seen = ""
    for line in process.stderr:
        seen += line
        found = re.search(pattern, line)
        if found:
            return found.group(1)
    raise AssertionError(f"{pattern} was never said:\n{seen}")


def sign_in(server, provider, *arguments, user="ada", answer="yes"):
    """Runs a command that signs in by a code, and does what it asks for."""
    process = begin(server, *arguments)
    provider.decide(until(process, r"The code (\S+) counts"), user, answer)
    messages = process.communicate(timeout=60)[1]
    return process.returncode, messages
