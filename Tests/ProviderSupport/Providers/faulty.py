"""A provider shaped like FranceConnect that misbehaves on demand: the first part of the path names the fault. For tests.

Signatures are made by cryptojwt, the library of IdentityPython: another hand than the client's.
Writes its port into the folder given. /authorize answers in JSON the code and the state that it would redirect with.
"""
import base64
import hashlib
import http.server
import json
import pathlib
import sys
import time
import urllib.parse

from cryptojwt.jwk.ec import new_ec_key
from cryptojwt.jws.jws import JWS

folder = pathlib.Path(sys.argv[1])
KEYS = {name: new_ec_key("P-256", kid=name, use="sig") for name in ("first", "second", "nowhere")}
CODES, ASKED = {}, {}


def encoded(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def signed(claims, key, algorithm="ES256"):
    return JWS(json.dumps(claims), alg=algorithm).sign_compact([key])


def by_public_key(claims):
    """The public key of the provider, taken for a shared secret (RFC 8725, 2.1)."""
    import hmac
    head = encoded(json.dumps({"alg": "HS256", "kid": "first"}).encode()) + "." + encoded(json.dumps(claims).encode())
    secret = json.dumps(KEYS["first"].serialize()).encode()
    return head + "." + encoded(hmac.new(secret, head.encode(), hashlib.sha256).digest())


class Provider(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer({})

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        self.answer(dict(urllib.parse.parse_qsl(self.rfile.read(size).decode())))

    def answer(self, form):
        parts = urllib.parse.urlsplit(self.path)
        self.fault, _, page = parts.path[1:].partition("/")
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}/{self.fault}"
        query = dict(urllib.parse.parse_qsl(parts.query))
        ASKED[self.fault, page] = ASKED.get((self.fault, page), 0) + 1
        pages = {
            ".well-known/openid-configuration": self.discovery, "authorize": lambda: self.authorize(query), "token": lambda: self.token(form),
            "userinfo": self.userinfo, "jwks": self.jwks, "asked": lambda: self.say({k[1]: v for k, v in ASKED.items() if k[0] == self.fault}),
        }
        pages.get(page, lambda: self.say({}, 404))()

    def say(self, value, status=200, type="application/json", headers=()):
        body = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        for header in headers:
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)

    def discovery(self):
        document = {
            "issuer": self.base, "authorization_endpoint": self.base + "/authorize", "token_endpoint": self.base + "/token",
            "userinfo_endpoint": self.base + "/userinfo", "jwks_uri": self.base + "/jwks", "end_session_endpoint": self.base + "/session/end",
        }
        if self.fault == "other-issuer":
            document["issuer"] = "https://other.example"
        if self.fault == "elsewhere":
            document["token_endpoint"] = "http://169.254.169.254/latest/meta-data"
        if self.fault == "enormous":
            document["padding"] = "x" * 300_000
        if self.fault == "redirecting":
            return self.say({}, 302, headers=[("Location", self.base.replace("redirecting", "sound") + "/.well-known/openid-configuration")])
        self.say("{not json" if self.fault == "garbled" else document)

    def authorize(self, query):
        code = encoded(hashlib.sha256(f"{time.time_ns()}".encode()).digest())
        CODES[code] = query
        self.say({"code": code, "state": query["state"], "asked": query})

    def token(self, form):
        if self.fault == "slow":
            time.sleep(4)
        query = CODES.pop(form.get("code"), None)
        if query is None or form.get("redirect_uri") != query["redirect_uri"]:
            return self.say({"error": "invalid_grant"}, 400)
        if form.get("client_secret") != "a secret of ours":
            return self.say({"error": "invalid_client"}, 401)
        challenge = query.get("code_challenge")
        if challenge and challenge != encoded(hashlib.sha256(form.get("code_verifier", "").encode()).digest()):
            return self.say({"error": "invalid_grant"}, 400)
        self.say({"access_token": "an-access-token", "token_type": "Bearer", "id_token": self.id_token(query)})

    def id_token(self, query):
        now = int(time.time())
        claims = {
            "iss": self.base, "aud": query["client_id"], "sub": "f" * 64 + "v1", "nonce": query["nonce"], "acr": "eidas1", "iat": now, "exp": now + 60,
        }
        claims.update({
            "wrong-nonce": {"nonce": "0" * 64}, "wrong-audience": {"aud": "somebody else"}, "wrong-issuer": {"iss": "https://other.example"},
            "expired": {"iat": now - 120, "exp": now - 60}, "ahead": {"iat": now + 300, "exp": now + 360}, "no-level": {"acr": None},
            "late-clock": {"iat": now + 20, "exp": now + 80}, "many-audiences": {"aud": [query["client_id"], "another"]}, "no-subject": {"sub": ""},
            "old": {"iat": now - 4000, "exp": now + 60}, "higher-level": {"acr": "eidas3"}, "agent-twice": {"acr": "eidas1-mfa"},
        }.get(self.fault, {}))
        if self.fault == "no-signature":
            return encoded(b'{"alg":"none"}') + "." + encoded(json.dumps(claims).encode()) + "."
        if self.fault == "shared-secret":
            return by_public_key(claims)
        token = signed(claims, KEYS["nowhere" if self.fault == "unknown-key" else "second" if self.fault == "rotated" else "first"])
        if self.fault == "tampered":
            head, _, mark = token.split(".")
            return ".".join([head, encoded(json.dumps({**claims, "sub": "somebody else"}).encode()), mark])
        return token

    def userinfo(self):
        if self.headers.get("Authorization") != "Bearer an-access-token":
            return self.say({"error": "invalid_token"}, 401)
        claims = {"iss": self.base, "sub": "f" * 64 + "v1", "given_name": "Angela"}
        if self.fault.startswith("agent"):
            claims.update({"email": "Bruno.Petit@admiville.example", "siret": "21350238800019", "idp_id": "town"})
            claims.update({"agent-stranger": {"email": "x@admiville.example"}, "agent-elsewhere": {"siret": "13002526500013"},
                           "agent-unproved": {"email_verified": False}, "agent-source": {"idp_id": "other"}, "agent-nameless": {"email": 12}}.get(self.fault, {}))
        if self.fault == "pivot":
            claims.update({"given_name": "Angela Claire", "family_name": "DUBOIS", "birthdate": "1962-08-24", "gender": "female"})
        if self.fault == "merged":
            claims.update({"family_name": "DUBOIS", "birthplace": "49001", "birthcountry": "99100"})
        if self.fault == "other-subject":
            claims["sub"] = "somebody else"
        if self.fault == "unsigned":
            return self.say(claims)
        self.say(signed(claims, KEYS["second" if self.fault == "rotated" else "first"]), type="application/jwt")

    def jwks(self):
        known = ["first"]
        if self.fault == "rotated" and ASKED[self.fault, "jwks"] > 1:
            known = ["second"]
        self.say({"keys": [KEYS[name].serialize() for name in known]})

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
(folder / "port.new").write_text(str(server.server_address[1]))
(folder / "port.new").rename(folder / "port")
server.serve_forever()
