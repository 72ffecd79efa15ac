"""Signing in to a platform behind a server, at a real provider: by a code, by a browser, for long, and out again."""

import concurrent.futures
import json
import re
import shutil
import stat
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

import platform_folder
import served
from signing import Provider, begin, sign_in, until, visit
from terminal import Terminal

pytest.importorskip("authlib", reason="the provider is made of Authlib: scripts/test e2e installs it from PyPI")

AGAIN = "Sign in again: tenantry login --context prod"


@pytest.fixture
def provider(tmp_path):
    here = Provider(tmp_path / "provider.log", "--seconds", "3")
    yield here
    here.close()


@pytest.fixture
def server(tmp_path, provider):
    here = served.Served(tmp_path)
    here.trust(provider.issuer)
    here.start()
    yield here
    here.close()


def add(server, provider, user="ada", *options):
    status, messages = sign_in(
        server, provider, "context", "add", "prod", server.url, "--login", "--device", *options, user=user)
    assert status == 0, messages


def wait_for(what, seconds=90, pause=0.1):
    """Asks until there is an answer: for what happens elsewhere, and shows nowhere here."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = what()
        if answer:
            return answer
        time.sleep(pause)
    raise AssertionError("it never came to that")


def kept(server):
    return server.path / ".local/state/tenantry/sign-in/prod.json"


def test_by_a_code_in_a_terminal_for_long_and_until_it_is_taken_back(server, provider):
    with Terminal(columns=100, rows=30, folder=str(server.path)) as terminal:
        terminal.type(
            f"{platform_folder.BINARY} context add prod {server.url} --login --device --production; echo status=$?")
        terminal.keys("Enter")
        screen = terminal.wait_for("Never type one in that somebody else sent you.")
        code = re.search(r"The code (\S+) counts", screen).group(1)
        assert provider.issuer + "/device" in screen and " ".join(code) in screen
        provider.decide(code, "ada")
        screen = terminal.wait_for("status=0")
        assert "prod is written down: you are ada, platform_owner" in screen

    # Nobody else reads what is kept, and nothing of it is said.
    assert stat.S_IMODE(kept(server).stat().st_mode) == 0o600
    assert stat.S_IMODE(kept(server).parent.stat().st_mode) == 0o700
    tokens = json.loads(kept(server).read_text(encoding="utf-8"))
    assert tokens["access_token"] not in screen and tokens["refresh_token"] not in screen
    # No question came earlier than it was to come: a provider that measures says slow_down, which costs five seconds.
    assert all(gap is None or gap >= 1 for gap in provider.facts()["polls"])

    me = server.json("--context", "prod", "whoami")
    assert (me["actor"], me["role"], me["environment"]) == ("ada", "platform_owner", "production")
    assert me["signed_in_by"] == "oidc" and me["until"] and me["read_only"] is False
    assert "platform_owner" in server.run("--context", "prod", "whoami").stdout

    # An access token lives for three seconds here; the sign-in goes on without a word.
    wait_for(lambda: server.json("--context", "prod", "whoami")["actor"] == "ada" and provider.facts()["refreshes"] >= 2)
    assert json.loads(kept(server).read_text(encoding="utf-8"))["refresh_token"] != tokens["refresh_token"]

    provider.end_all()
    ended = wait_for(lambda: (run := server.run("--context", "prod", "whoami")).returncode and run)
    assert ended.returncode == 5 and AGAIN in ended.stderr
    assert not kept(server).exists()
    status, messages = sign_in(server, provider, "login", "--context", "prod", "--device", user="ben")
    assert status == 0 and "You are ben, platform_operator" in messages
    assert provider.facts()["reuses"] == 0


def test_a_console_goes_on_and_says_when_to_sign_in_again(server, provider):
    add(server, provider, "ben")
    with Terminal(columns=120, rows=36, folder=str(server.path)) as terminal:
        terminal.type(f"{platform_folder.BINARY} --context prod; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for("● LIVE")
        terminal.wait_for("ben · platform operator")
        terminal.wait_for("read how")
        terminal.keys("2")
        terminal.wait_for("read how", gone=True)
        provider.end_all()
        # What is on the screen stays, and can be walked through.
        terminal.keys("r")
        # Not faster than it is answered: what is asked for again takes the place of what was asked before.
        wait_for(lambda: terminal.keys("r") or "SIGNED OUT" in terminal.screen(), pause=3)
        terminal.wait_for(AGAIN)
        terminal.keys("1")
        terminal.wait_for("read how")
        terminal.wait_for("ben · platform operator")
        status, messages = sign_in(server, provider, "login", "--context", "prod", "--device", user="ben")
        assert status == 0, messages
        terminal.wait_for("● LIVE")
        terminal.wait_for(AGAIN, gone=True)
        terminal.keys("q")
        terminal.wait_for("status=0")


def test_many_processes_renew_at_once_and_none_loses_the_sign_in(server, provider):
    add(server, provider)

    def ask(_):
        return server.run("--context", "prod", "whoami", "-o", "json")

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for _ in range(4):
            before = provider.facts()["refreshes"]
            wait_for(lambda: time.time() > json.loads(kept(server).read_text(encoding="utf-8"))["ends_at"])
            runs = list(pool.map(ask, range(8)))
            assert [run.returncode for run in runs] == [0] * 8, [run.stderr for run in runs]
            assert provider.facts()["refreshes"] > before
    assert provider.facts()["reuses"] == 0


def test_by_a_browser_on_this_machine(server, provider):
    add(server, provider, "ben")
    process = begin(server, "login", "--context", "prod", DISPLAY=":99")
    address = until(process, r"(http\S+/authorize\?\S+)")
    asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))
    back = urllib.parse.urlsplit(asked["redirect_uri"])
    assert back.hostname == "127.0.0.1" and asked["code_challenge_method"] == "S256"

    # What others send to the port is refused, and ends nothing.
    here = f"http://127.0.0.1:{back.port}/callback"
    assert visit(f"{here}?code=x&state=wrong&iss={provider.issuer}")[0] == 403
    rebound = urllib.request.Request(
        f"{here}?code=x&state={asked['state']}", headers={"Host": f"evil.example:{back.port}"})
    assert visit(rebound)[0] == 403
    assert visit(f"http://127.0.0.1:{back.port}/")[0] == 404

    assert visit(address)[0] == 200
    status, place, _ = provider.post(address, user="ada")
    assert status == 302 and place.startswith(here)
    status, _, page = visit(place)
    assert status == 200 and "You can close this window" in page
    messages = process.communicate(timeout=60)[1]
    assert process.returncode == 0 and "You are ada, platform_owner" in messages, messages
    with pytest.raises(urllib.error.URLError):
        visit(place)


def test_who_says_no_or_has_no_role_is_not_signed_in(server, provider):
    command = ("context", "add", "prod", server.url, "--login", "--device")
    status, messages = sign_in(server, provider, *command, answer="no")
    assert status == 5 and "said no" in messages
    status, messages = sign_in(server, provider, *command, user="eve")
    assert status == 1 and "no role here" in messages
    assert not kept(server).exists() and server.json("context", "list") == []


def test_signing_out_tells_the_provider(server, provider):
    add(server, provider)
    out = server.run("logout", "--context", "prod")
    assert out.returncode == 0 and "Signed out of prod." in out.stderr
    assert provider.facts()["revocations"] == 1 and not kept(server).exists()
    gone = server.run("--context", "prod", "tenants", "list")
    assert gone.returncode == 5 and AGAIN in gone.stderr
    assert "Nobody was signed in" in server.run("logout", "--context", "prod").stderr


def test_a_sign_in_that_others_could_read_is_not_used(server, provider):
    add(server, provider)
    kept(server).chmod(0o644)
    refused = server.run("--context", "prod", "whoami")
    assert refused.returncode == 5 and "others may read it; chmod 600" in refused.stderr
    kept(server).chmod(0o600)
    assert server.run("--context", "prod", "whoami").returncode == 0
    # Nor one of another server: a context that is led elsewhere takes no token along.
    file = server.path / ".config/tenantry/contexts.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("127.0.0.1", "localhost"), encoding="utf-8")
    assert server.run("--context", "prod", "whoami").returncode == 5


@pytest.mark.skipif(
    not all(map(shutil.which, ("secret-tool", "gnome-keyring-daemon", "dbus-run-session"))),
    reason="no keyring to keep a sign-in in: apt-get install libsecret-tools gnome-keyring dbus")
def test_where_there_is_a_keyring_it_lies_there(server, provider):
    words = f"{platform_folder.BINARY} context add prod {server.url} --login --device"
    script = (
        f"printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && {words} && "
        f"{platform_folder.BINARY} --context prod whoami && "
        "secret-tool lookup application tenantry context prod | grep -c refresh_token")
    process = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", script], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env={**server.environment(), "XDG_RUNTIME_DIR": str(server.path)})
    provider.decide(until(process, r"The code (\S+) counts"), "ada")
    output, messages = process.communicate(timeout=60)
    assert process.returncode == 0, messages
    assert "kept in the desktop's keyring" in messages and output.strip().endswith("1")
    assert not kept(server).exists()


def test_a_server_without_a_provider_says_that_tokens_are_given(tmp_path):
    here = served.Served(tmp_path)
    here.admit("boss", "platform_owner")
    here.start()
    try:
        refused = here.run("context", "add", "prod", here.url, "--login")
        assert refused.returncode == 1 and "takes tokens alone" in refused.stderr
    finally:
        here.close()
