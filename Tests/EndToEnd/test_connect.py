"""Connecting an outside system over a real network: a server on loopback that speaks as much Keycloak as is asked for."""

import http.server
import json
import stat
import threading

import pytest

SECRET = "canary-5f3a-secret"
LISTS = ["clients", "users", "roles", "events", "admin-events"]


class Keycloak(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/realms/master/protocol/openid-connect/token" and SECRET in form + str(self.headers):
            return self.answer(200, {"access_token": "token", "expires_in": 60, "token_type": "Bearer"})
        return self.answer(401, {"error": "unauthorized_client", "error_description": "Invalid client credentials"})

    def do_GET(self):
        if self.headers.get("Authorization") != "Bearer token":
            return self.answer(401, {"error": "HTTP 401 Unauthorized"})
        if self.path == "/admin/realms/tenants":
            return self.answer(200, {"realm": "tenants", "enabled": True})
        if self.path.startswith(tuple(f"/admin/realms/tenants/{part}?" for part in LISTS)):
            return self.answer(200, [])
        return self.answer(404, {"error": "Realm not found."})


@pytest.fixture
def address():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Keycloak)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with server:
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def connect(folder, address, secret, *more):
    path = folder.path.parent / "secret"
    path.write_text(secret + "\n")
    path.chmod(0o600)
    return folder.run(
        "connect", "keycloak", "--set", f"url={address}", "--set", "client=tenantry", "--set", f"secret=file:{path}", *more)


def test_what_works_is_written_down_without_its_secret(folder, address):
    run = connect(folder, address, SECRET)
    assert run.returncode == 0, run.stderr
    assert "realm “tenants” can be read" in run.stdout
    file = folder.path / "connections.yaml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "secret: file:" in file.read_text() and SECRET not in file.read_text()
    assert SECRET not in run.stdout + run.stderr
    doctor = folder.run("doctor", "-o", "json")
    checks = {check["name"]: check["state"] for check in json.loads(doctor.stdout)["checks"] if check["area"] == "systems"}
    assert checks == {"Keycloak": "ok"}
    listed = {row["system"]: row["state"] for row in folder.json("connect")}
    assert listed["keycloak"] == "connected" and listed["kubernetes"] == "not connected"


def test_a_wrong_secret_is_refused_and_nothing_is_written(folder, address):
    run = connect(folder, address, "wrong-" + SECRET[:5])
    assert run.returncode == 1
    assert "wrong-" not in run.stdout + run.stderr
    assert not (folder.path / "connections.yaml").exists()


def test_a_server_that_is_gone_is_said_within_the_deadline(folder, address):
    run = connect(folder, "http://127.0.0.1:9", SECRET)
    assert run.returncode == 1
    assert "127.0.0.1" in run.stdout


def test_a_secret_that_others_may_read_is_not_read(folder, address):
    run = connect(folder, address, SECRET)
    assert run.returncode == 0
    (folder.path.parent / "secret").chmod(0o644)
    run = folder.run("connect", "keycloak", "--test")
    assert run.returncode == 1
    assert "0600" in run.stdout
