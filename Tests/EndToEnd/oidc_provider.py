"""An OpenID Connect provider on loopback, made of Authlib: people sign in by a code that they type in elsewhere (RFC 8628)
or by a browser with PKCE (RFC 7636, RFC 9207), access tokens are JWTs (RFC 9068), refresh tokens are rotated, and one that
comes twice ends the sign-in.

    python Tests/EndToEnd/oidc_provider.py --seconds 5

prints `LISTEN http://127.0.0.1:PORT`. Who signs in is who is named in the form: `user=ada`. What a test wants to know is at
/test/facts, and POST /test/end ends all sign-ins.
"""

import argparse
import os
import threading
import time

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # Loopback has no TLS.

from authlib.integrations.flask_oauth2 import AuthorizationServer  # noqa: E402
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin, grants  # noqa: E402
from authlib.oauth2.rfc7009 import RevocationEndpoint  # noqa: E402
from authlib.oauth2.rfc7636 import CodeChallenge  # noqa: E402
from authlib.oauth2.rfc8628 import (  # noqa: E402
    DEVICE_CODE_GRANT_TYPE, DeviceAuthorizationEndpoint, DeviceCodeGrant, DeviceCredentialDict)
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator  # noqa: E402
from authlib.oauth2.rfc9207 import IssuerParameter  # noqa: E402
from flask import Flask, jsonify, request  # noqa: E402
from joserfc.jwk import KeySet, RSAKey  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

ROLES = {"ada": ["platform_owner"], "ben": ["platform_operator"], "eve": ["offline_access"]}


class Person:
    def __init__(self, name):
        self.id = name

    def get_user_id(self):
        return self.id


class Console(ClientMixin):
    """The one public client there is."""

    client_id = "tenantry"

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return None

    def get_allowed_scope(self, scope):
        return scope or ""

    def check_redirect_uri(self, redirect_uri):
        # Any port of loopback, and nothing else that differs (RFC 8252 §7.3).
        start, _, rest = redirect_uri.rpartition(":")
        port, _, path = rest.partition("/")
        return start == "http://127.0.0.1" and port.isdigit() and path == "callback"

    def check_client_secret(self, client_secret):
        return False

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "none"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type in ("authorization_code", "refresh_token", DEVICE_CODE_GRANT_TYPE)


class Code(AuthorizationCodeMixin):
    def __init__(self, made, asked):
        self.code, self.user = made, asked.user
        self.redirect_uri, self.scope = asked.payload.redirect_uri, asked.payload.scope
        self.code_challenge = asked.payload.data.get("code_challenge")
        self.code_challenge_method = asked.payload.data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope


class Kept(TokenMixin):
    """A refresh token and what it was given for."""

    def __init__(self, user, scope, family):
        self.user, self.scope, self.family = user, scope, family
        self.is_used = False

    def check_client(self, client):
        return client.client_id == Console.client_id

    def get_scope(self):
        return self.scope


class State:
    """What the provider knows; one lock, since consoles ask at the same time."""

    def __init__(self):
        self.lock = threading.RLock()
        self.codes, self.devices, self.decisions, self.refresh = {}, {}, {}, {}
        self.ended = set()
        self.polls, self.refreshes, self.reuses, self.revocations, self.families = [], 0, 0, 0, 0


def make(issuer, seconds, interval):
    app, state, client = Flask(__name__), State(), Console()
    keys = KeySet([RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"}, private=True)])

    class Tokens(JWTBearerTokenGenerator):
        def get_jwks(self):
            return keys.as_dict(private=True)

        def get_audiences(self, client, user, scope):
            return ["tenantry", "account"]

        def get_extra_claims(self, client, grant_type, user, scope):
            return {"preferred_username": user.id, "realm_access": {"roles": ROLES[user.id]}}

    def save_token(token, asked):
        with state.lock:
            if "refresh_token" not in token:
                return
            old = getattr(asked, "refresh_token", None)
            if old is None:
                state.families += 1
            family = old.family if old else state.families
            state.refresh[token["refresh_token"]] = Kept(asked.user, token.get("scope"), family)

    server = AuthorizationServer(app, query_client=lambda name: client if name == client.client_id else None,
                                 save_token=save_token)
    server.register_token_generator("default", Tokens(
        issuer, refresh_token_generator=lambda *_, **__: os.urandom(24).hex(),
        expires_generator=lambda *_, **__: seconds))

    class CodeGrant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

        def save_authorization_code(self, code, request):
            state.codes[code] = Code(code, request)

        def query_authorization_code(self, code, client):
            return state.codes.get(code)

        def delete_authorization_code(self, authorization_code):
            del state.codes[authorization_code.code]

        def authenticate_user(self, authorization_code):
            return authorization_code.user

    class DeviceGrant(DeviceCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

        def query_device_credential(self, device_code):
            return state.devices.get(device_code)

        def query_user_grant(self, user_code):
            return state.decisions.get(user_code)

        def should_slow_down(self, credential):
            with state.lock:
                now, last = time.monotonic(), credential.get("asked")
                credential["asked"] = now
                state.polls.append(None if last is None else round(now - last, 3))
                return last is not None and now - last < interval

    class Refresh(grants.RefreshTokenGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["none"]
        INCLUDE_NEW_REFRESH_TOKEN = True

        def authenticate_refresh_token(self, refresh_token):
            with state.lock:
                kept = state.refresh.get(refresh_token)
                if kept is None or kept.family in state.ended:
                    return None
                if kept.is_used:
                    # Somebody has a copy: nobody knows who, so it ends for all.
                    state.reuses += 1
                    state.ended.add(kept.family)
                    return None
                kept.is_used = True
                state.refreshes += 1
                return kept

        def authenticate_user(self, refresh_token):
            return refresh_token.user

        def revoke_old_credential(self, refresh_token):
            pass  # It was marked as used when it came.

    class Device(DeviceAuthorizationEndpoint):
        INTERVAL, EXPIRES_IN = interval, 300

        def get_verification_uri(self):
            return issuer + "/device"

        def save_device_credential(self, client_id, scope, data):
            state.devices[data["device_code"]] = DeviceCredentialDict(
                client_id=client_id, scope=scope, expires_at=time.time() + self.EXPIRES_IN, **data)

    class Revocation(RevocationEndpoint):
        CLIENT_AUTH_METHODS = ["none"]

        def query_token(self, token_string, token_type_hint):
            return state.refresh.get(token_string)

        def revoke_token(self, token, request):
            with state.lock:
                state.ended.add(token.family)
                state.revocations += 1

    class Named(IssuerParameter):
        def get_issuer(self):
            return issuer

    server.register_grant(CodeGrant, [CodeChallenge(required=True)])
    server.register_grant(DeviceGrant)
    server.register_grant(Refresh)
    server.register_endpoint(Device)
    server.register_endpoint(Revocation)
    server.register_extension(Named())

    @app.get("/.well-known/openid-configuration")
    def document():
        return jsonify(
            issuer=issuer, jwks_uri=issuer + "/jwks", token_endpoint=issuer + "/token",
            authorization_endpoint=issuer + "/authorize", device_authorization_endpoint=issuer + "/device_authorization",
            revocation_endpoint=issuer + "/revoke", code_challenge_methods_supported=["S256"],
            authorization_response_iss_parameter_supported=True)

    @app.get("/jwks")
    def jwks():
        return jsonify(keys.as_dict(private=False))

    @app.route("/authorize", methods=["GET", "POST"])
    def authorize():
        if request.method == "GET":
            server.get_consent_grant(end_user=None)
            return "<form method=post>Who are you? <input name=user></form>"
        user = request.form.get("user")
        return server.create_authorization_response(grant_user=Person(user) if user else None)

    @app.post("/device")
    def device():
        with state.lock:
            known = {credential["user_code"] for credential in state.devices.values()}
            if request.form["code"] not in known:
                return "no such code", 404
            state.decisions[request.form["code"]] = (Person(request.form["user"]), request.form["answer"] == "yes")
        return "done"

    @app.post("/token")
    def token():
        return server.create_token_response()

    @app.post("/device_authorization")
    def device_authorization():
        return server.create_endpoint_response(Device.ENDPOINT_NAME)

    @app.post("/revoke")
    def revoke():
        return server.create_endpoint_response(Revocation.ENDPOINT_NAME)

    @app.get("/test/facts")
    def facts():
        with state.lock:
            return jsonify(polls=state.polls, refreshes=state.refreshes, reuses=state.reuses,
                           revocations=state.revocations)

    @app.post("/test/end")
    def end():
        with state.lock:
            state.ended.update(range(state.families + 1))
        return "done"

    return app


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=300, help="the life of an access token")
    parser.add_argument("--interval", type=int, default=1, help="between two questions for a code")
    options = parser.parse_args()
    server = make_server("127.0.0.1", 0, Flask("waiting"), threaded=True)
    issuer = f"http://127.0.0.1:{server.server_port}"
    server.app = make(issuer, options.seconds, options.interval)
    print(f"LISTEN {issuer}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
