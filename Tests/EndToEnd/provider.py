"""An OpenID Connect provider on loopback: its two documents, and tokens for whomever a test wants."""

import base64
import http.server
import json
import pathlib
import subprocess
import threading
import time

KEY_ID = "key-1"
AUDIENCE = "tenantry"


def encoded(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


class Provider:
    """Use it in a `with`."""

    def __init__(self, folder):
        self.key = pathlib.Path(folder) / "provider.pem"
        self.openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", str(self.key))
        modulus = self.openssl("rsa", "-in", str(self.key), "-noout", "-modulus").decode().strip().split("=")[1]
        self.jwk = {
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID, "n": encoded(bytes.fromhex(modulus)),
            "e": encoded((65537).to_bytes(3, "big")),
        }
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @staticmethod
    def openssl(*arguments, data=None):
        return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout

    def handler(self):
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                documents = {
                    "/.well-known/openid-configuration": {
                        "issuer": provider.issuer, "jwks_uri": provider.issuer + "/keys"},
                    "/keys": {"keys": [provider.jwk]},
                }
                document = documents.get(self.path)
                body = json.dumps(document).encode()
                self.send_response(200 if document else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler

    def token(self, name, role):
        """What says for two hours that somebody of that name has that role."""
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": AUDIENCE, "sub": f"id-of-{name}", "preferred_username": name, "iat": now,
            "exp": now + 7200, "realm_access": {"roles": [role]},
        }
        header = {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}
        signed = ".".join(encoded(json.dumps(part).encode()) for part in (header, claims))
        signature = self.openssl("dgst", "-sha256", "-sign", str(self.key), data=signed.encode())
        return f"{signed}.{encoded(signature)}"

    def sign_in(self):
        """The part of sign-in.yaml about this provider."""
        return f"oidc:\n  issuer: {self.issuer}\n  audience: {AUDIENCE}\n"
