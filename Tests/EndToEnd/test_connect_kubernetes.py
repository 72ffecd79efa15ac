"""Connecting Kubernetes by a kubeconfig over real TLS: an API server on loopback that wants to see a certificate or a token."""

import http.server
import json
import shutil
import ssl
import subprocess
import threading

import pytest

TOKEN = "canary-9c2e-token"
pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="the openssl program is not installed")


class Cluster(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def user(self):
        """The common name of the certificate that was shown, or the owner of the token."""
        subject = dict(pair[0] for pair in (self.connection.getpeercert() or {}).get("subject", ()))
        if "commonName" in subject:
            return subject["commonName"]
        return "token-owner" if self.headers.get("Authorization") == f"Bearer {TOKEN}" else None

    def do_GET(self):
        if not self.user():
            return self.answer(401, {"kind": "Status", "message": "Unauthorized", "code": 401})
        if self.path == "/version/":
            return self.answer(200, {"gitVersion": "v1.36.1"})
        return self.answer(200, {"kind": "List", "metadata": {"resourceVersion": "1"}, "items": []})

    def do_POST(self):
        review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        allowed = review.get("spec", {}).get("resourceAttributes", {}).get("resource") != "secrets"
        review["status"] = {"allowed": allowed, "userInfo": {"username": self.user()}}
        return self.answer(201, review)


def openssl(place, *arguments):
    subprocess.run(["openssl", *arguments], cwd=place, check=True, capture_output=True)


@pytest.fixture
def cluster(tmp_path):
    """The address of the API server; its authority is root.pem, the operator's certificate client.pem."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl(tmp_path, "req", "-x509", *curve, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=root")
    (tmp_path / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    for name in ("server", "client"):
        openssl(tmp_path, "req", *curve, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN=the-{name}")
        openssl(
            tmp_path, "x509", "-req", "-in", f"{name}.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
            "-out", f"{name}.pem", "-days", "2", "-extfile", "names")
        (tmp_path / f"{name}.key").chmod(0o600)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem", tmp_path / "server.key")
    context.load_verify_locations(tmp_path / "root.pem")
    context.verify_mode = ssl.CERT_OPTIONAL
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cluster)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def kubeconfig(place, address, user, cluster="certificate-authority: root.pem"):
    path = place / "kubeconfig"
    path.write_text(f"""\
# As kubectl writes it.
apiVersion: v1
kind: Config
current-context: here
contexts:
- context:
    cluster: loopback
    user: operator
  name: here
clusters:
- cluster:
    server: {address}
    {cluster}
  name: loopback
users:
- name: operator
  user:
    {user}
""")
    path.chmod(0o600)
    return path


def connect(folder, path, *more):
    return folder.run("connect", "kubernetes", "--set", f"kubeconfig={path}", *more)


def test_a_client_certificate_says_who_asks(folder, cluster, tmp_path):
    path = kubeconfig(tmp_path, cluster, "client-certificate: client.pem\n    client-key: client.key")
    run = connect(folder, path)
    assert "Kubernetes v1.36.1 answers, by the context “here”." in run.stdout
    assert "the-client" in run.stdout
    # The rights are there but one, and that is said.
    assert run.returncode == 1 and "It may not create secrets, patch secrets" in run.stdout


def test_a_plugin_brings_a_token(folder, cluster, tmp_path):
    plugin = tmp_path / "bring-token"
    answer = {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1beta1", "status": {"token": TOKEN}}
    plugin.write_text(f"#!/bin/sh\necho run >>{tmp_path}/runs\necho '{json.dumps(answer)}'\n")
    plugin.chmod(0o700)
    path = kubeconfig(
        tmp_path, cluster,
        "exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      command: ./bring-token\n      env: null")
    run = connect(folder, path, "--untested")
    assert run.returncode == 0, run.stderr
    assert TOKEN not in (folder.path / "connections.yaml").read_text()
    run = folder.run("connect", "kubernetes", "--test")
    assert "token-owner" in run.stdout and TOKEN not in run.stdout + run.stderr
    assert (tmp_path / "runs").read_text() == "run\n"


def test_an_authority_that_did_not_sign_is_not_believed(folder, cluster, tmp_path):
    path = kubeconfig(tmp_path, cluster, f"token: {TOKEN}", cluster="certificate-authority: client.pem")
    run = connect(folder, path)
    assert run.returncode == 1 and "not trusted" in run.stdout
    path = kubeconfig(tmp_path, cluster, f"token: {TOKEN}", cluster="insecure-skip-tls-verify: true")
    run = connect(folder, path)
    assert run.returncode == 1 and "insecure-skip-tls-verify" in run.stdout
    assert not (folder.path / "connections.yaml").exists()


def test_a_mistake_is_said_with_its_place(folder, tmp_path):
    path = tmp_path / "kubeconfig"
    path.write_text("contexts:\n- name: [\n")
    path.chmod(0o600)
    run = connect(folder, path)
    assert run.returncode == 1 and f"{path}:" in run.stdout
    path.chmod(0o644)
    run = connect(folder, path)
    assert run.returncode == 1 and "chmod 600" in run.stdout
