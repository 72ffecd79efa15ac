"""A platform behind a server: by the command line, by a console in a real terminal, and by HTTP itself."""

import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import urllib.error
import urllib.request

import pytest

import platform_folder
import served
from terminal import Terminal


@pytest.fixture
def server(tmp_path):
    """A running server with an owner and an operator."""
    here = served.Served(tmp_path)
    here.admit("boss", "platform_owner")
    here.admit("ops", "platform_operator")
    here.start("--with-worker")
    for name in ("boss", "ops"):
        added = here.add_context(name, name)
        assert added.returncode == 0, added.stderr
    yield here
    here.close()


def ask(server, path, token=None, body=None, **headers):
    request = urllib.request.Request(server.url + path, headers=headers)
    if token:
        request.add_header("Authorization", f"Bearer {server.tokens[token]}")
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def test_a_tenant_is_made_paused_and_watched_from_elsewhere(server):
    tenant = platform_folder.tenant_file(server.path / "tenant.yaml")
    made = server.run("--context", "boss", "tenants", "create", "-f", tenant, "--yes", seconds=300)
    assert made.returncode == 0, made.stderr
    assert "create acme-media: succeeded" in made.stderr
    assert server.json("--context", "ops", "tenants", "show", "acme-media")["tenant"]["status"] == "active"

    refused = server.run("--context", "ops", "tenants", "decommission", "acme-media", "--confirm=acme-media production")
    assert refused.returncode == 1 and "needs approval" in refused.stderr

    with Terminal(columns=120, rows=36, folder=str(server.path)) as terminal:
        terminal.type(f"HOME={server.path} {platform_folder.BINARY} --context ops; echo status=$?")
        terminal.keys("Enter")
        terminal.wait_for("REMOTE")
        terminal.wait_for("● LIVE")
        terminal.keys("2")
        terminal.wait_for("1 tenant")

        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        terminal.wait_for("OFFLINE since")
        # What was seen stays on the screen, and can be walked through.
        terminal.wait_for("STALE")
        terminal.keys("1")
        terminal.wait_for("Health")
        terminal.keys("2")
        terminal.wait_for("acme-media")

        server.start("--with-worker")
        terminal.wait_for("● LIVE")
        paused = server.run("--context", "boss", "tenants", "pause", "acme-media", "--confirm=acme-media", seconds=300)
        assert paused.returncode == 0, paused.stderr
        terminal.wait_for("○ paused")
        terminal.keys("q")
        terminal.wait_for("status=0")


def test_the_server_says_who_may_what_and_ends_when_told(server):
    assert ask(server, "/api/tenants")[0] == 401
    assert ask(server, "/api/tenants", token="ops")[0] == 200
    status, problem = ask(server, "/api/tenants", token="ops", body={"request": {}})
    assert status == 422 and problem["fields"][0]["pointer"].startswith("request/")
    status, problem = ask(server, "/api/tenants/nobody", token="ops")
    assert status == 404 and problem["code"] == "not_found"

    unknown = server.run("context", "add", "x", server.url, "--token", "env:NOT_THERE")
    assert unknown.returncode == 5, unknown.stderr
    assert server.run("--context", "nowhere", "tenants", "list").returncode == 2

    assert server.stop() == 0
    gone = server.run("--context", "ops", "tenants", "list")
    assert gone.returncode == 3, gone.stderr


def test_a_server_that_could_let_nobody_in_does_not_start(tmp_path):
    here = served.Served(tmp_path)
    with pytest.raises(AssertionError, match="sign-in.yaml"):
        here.start()
    assert here.process.returncode == 2
    (here.data / "sign-in.yaml").write_text("services:\n  - name: x\n    role: king\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"sign-in.yaml:2:\d+: x needs the sha256"):
        here.start()


def make_certificate(folder, name):
    """A certificate that only itself vouches for, and its key."""
    certificate, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-keyout", key, "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def over_tls(tmp_path):
    """A server with TLS, and curl that trusts one certificate and says by which version it was answered, and how."""
    here = served.Served(tmp_path)
    here.admit("ops", "platform_operator")
    certificate, key = make_certificate(tmp_path, "server")
    with open(tmp_path / "server.log", "ab") as log:
        here.process = subprocess.Popen(
            [served.SERVER, "serve", "--data-folder", str(here.data), "--sandbox", "--listen", f"127.0.0.1:{here.port}",
             "--tls-certificate", certificate, "--tls-key", key],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=here.environment())

    def curl(*options, trusting=certificate, path="/api/tenants"):
        return subprocess.run(
            ["curl", "--silent", "--show-error", "--cacert", trusting, "--retry", "60", "--retry-connrefused",
             "--retry-delay", "1", "--output", "/dev/null", "--write-out", "%{http_version} %{response_code}",
             "--header", f"Authorization: Bearer {here.tokens['ops']}", *options,
             f"https://localhost:{here.port}{path}"], capture_output=True, text=True, check=False, timeout=120)

    try:
        yield here, curl
    finally:
        here.close()


def test_tls_brings_http_2_and_only_a_trusted_certificate_is_talked_to(over_tls):
    here, curl = over_tls
    assert curl("--http2").stdout == "2 200"
    assert curl("--http1.1").stdout == "1.1 200"
    untrusted = curl(trusting="/etc/ssl/certs/ca-certificates.crt")
    assert untrusted.returncode == 60, untrusted.stderr
    plain = subprocess.run(["curl", "--silent", f"http://localhost:{here.port}/healthz"], capture_output=True, check=False)
    assert plain.returncode != 0
    assert curl("--http1.1", "--header", "X-Long: " + 40_000 * "a").stdout == "1.1 400"
    assert curl("--http2", "--header", "X-Long: " + 40_000 * "a").stdout[-3:] != "200"
    assert here.stop() == 0


def test_a_renewed_certificate_is_taken_up_and_one_that_does_not_fit_is_not(over_tls, tmp_path):
    here, curl = over_tls
    old, new = tmp_path / "old.crt", tmp_path / "new.crt"
    shutil.copy(tmp_path / "server.crt", old)
    assert curl(trusting=old).stdout == "2 200"

    made, key = make_certificate(tmp_path, "new")
    os.replace(key, tmp_path / "server.key")
    assert curl(trusting=old).stdout == "2 200", "the key of another certificate was taken up"
    shutil.copy(made, tmp_path / "made.crt")
    os.replace(tmp_path / "made.crt", tmp_path / "server.crt")
    assert curl(trusting=new).stdout == "2 200"
    assert curl(trusting=old).returncode == 60

    (tmp_path / "server.crt").write_text("-----BEGIN CERTIFICATE-----\nhalf of", encoding="utf-8")
    (tmp_path / "server.key").unlink()
    assert curl(trusting=new).stdout == "2 200"
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert log.count("certificate taken up") == 1
    assert log.count("the former ones stay in use") == 2
    assert here.stop() == 0


def test_a_tampered_audit_log_is_found_by_its_seals(server):
    """Whoever can write the database changes a line and makes the chain anew; the seal gives them away."""
    for count in ("60", "61"):
        status, _ = ask(server, "/api/settings/limits", "boss", {"limits": {"tenants": count}})
        assert status == 200
    assert server.stop() == 0

    def verify(*options):
        return subprocess.run(
            [served.SERVER, "audit", "verify", "--data-folder", str(server.data), "--sandbox", *options],
            capture_output=True, text=True, check=False, timeout=60, env=server.environment())

    good = verify()
    assert good.returncode == 0, good.stderr
    records, seals = map(int, re.match(r"(\d+) records are as they were written; (\d+) seals", good.stdout).groups())
    assert records >= 2 and seals >= 1
    sealed = [json.loads(line) for line in (server.path / "server.log").read_text(encoding="utf-8").splitlines()
              if "audit log sealed" in line][-1]
    assert verify("--known", f"{sealed['sequence']}:{sealed['hash']}").returncode == 0
    assert verify("--known", f"{int(sealed['sequence']) + 1}:{sealed['hash']}").returncode == 1

    with contextlib.closing(sqlite3.connect(server.data / "tenantry.db")) as database, database:
        database.execute("DROP TRIGGER audit_is_not_deleted")
        database.execute("DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)")
        head = database.execute("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
        database.execute("UPDATE audit_head SET sequence = ?, hash = ?", head)
    bad = verify()
    assert bad.returncode == 1
    assert f"record {sealed['sequence']} was sealed and is missing" in bad.stderr
