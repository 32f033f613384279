"""idpyoidc (IdentityPython), set like FranceConnect: ES256, client_secret_post, signed userinfo, acr eidas1. For tests."""
import http.server
import json
import pathlib
import sys
import threading
import urllib.parse

from idpyoidc.message.oidc import AuthorizationRequest
from idpyoidc.server import Server
from idpyoidc.server.authn_event import create_authn_event
from idpyoidc.server.configure import OPConfiguration

folder = pathlib.Path(sys.argv[1])


def settings(base):
    return {
        "issuer": base, "httpc_params": {"verify": False},
        "keys": {"uri_path": "jwks", "key_defs": [{"type": "EC", "crv": "P-256", "use": ["sig"]}]},
        "preference": {
            "response_types_supported": ["code"], "subject_types_supported": ["public"], "grant_types_supported": ["authorization_code"],
            "id_token_signing_alg_values_supported": ["ES256"], "userinfo_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"], "acr_values_supported": ["eidas1"],
        },
        "token_handler_args": {
            "jwks_def": {"private_path": None, "key_defs": [{"type": "oct", "bytes": 24, "use": ["enc"], "kid": "code"}]},
            "code": {"kwargs": {"lifetime": 30}}, "token": {"kwargs": {"lifetime": 60}},
            "id_token": {"class": "idpyoidc.server.token.id_token.IDToken", "kwargs": {"lifetime": 60}},
        },
        "endpoint": {
            "provider_config": {"path": ".well-known/openid-configuration", "class": "idpyoidc.server.oidc.provider_config.ProviderConfiguration", "kwargs": {}},
            "authorization": {"path": "authorize", "class": "idpyoidc.server.oidc.authorization.Authorization", "kwargs": {}},
            "token": {"path": "token", "class": "idpyoidc.server.oidc.token.Token", "kwargs": {"client_authn_method": ["client_secret_post"]}},
            "userinfo": {"path": "userinfo", "class": "idpyoidc.server.oidc.userinfo.UserInfo", "kwargs": {}},
        },
        "userinfo": {"class": "idpyoidc.server.user_info.UserInfo", "kwargs": {"db": {"angela": {"given_name": "Angela"}}}},
        "authentication": {"anon": {"acr": "eidas1", "class": "idpyoidc.server.user_authn.user.NoAuthn", "kwargs": {"user": "angela"}}},
        "authz": {"class": "idpyoidc.server.authz.AuthzHandling", "kwargs": {"grant_config": {"usage_rules": {
            "authorization_code": {"supports_minting": ["access_token", "id_token"], "max_usage": 1}, "access_token": {}}, "expires_in": 600}}},
        "claims_interface": {"class": "idpyoidc.server.session.claims.ClaimsInterface", "kwargs": {}},
        "add_on": {"pkce": {"function": "idpyoidc.server.oauth2.add_on.pkce.add_support", "kwargs": {"essential": False, "code_challenge_methods": {"S256": None}}}},
    }


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def answer(self, body):
        address = urllib.parse.urlsplit(self.path)
        page = address.path[1:]
        if page == "jwks":
            return self.say(json.dumps(op.keyjar.export_jwks()))
        if page == "authorize":
            return self.authorize(address.query)
        endpoint = {"token": "token", "userinfo": "userinfo"}.get(page, "provider_config")
        endpoint = op.get_endpoint(endpoint)
        info = {"headers": {k.lower(): v for k, v in self.headers.items()}, "method": self.command, "url": self.path}
        request = endpoint.parse_request(body or {}, http_info=info)
        if "error" in request:
            return self.say(request.to_json(), 400)
        answer = endpoint.process_request(request)
        if "error" in answer:
            return self.say(json.dumps({"error": answer["error"]}), 400)
        said = endpoint.do_response(request=request, **answer)
        type = next((v for k, v in said.get("http_headers", []) if k.lower() == "content-type"), "application/json")
        self.say(said["response"], said.get("status_code", 200), type)

    def authorize(self, query):
        endpoint = op.get_endpoint("authorization")
        request = endpoint.parse_request(query)
        answer = endpoint.process_request(request)
        said = answer["response_args"]
        self.say(json.dumps({"code": said["code"], "state": said["state"]}))

    def say(self, body, status=200, type="application/json"):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
base = f"http://127.0.0.1:{server.server_address[1]}"
op = Server(OPConfiguration(settings(base), domain="127.0.0.1", port=server.server_address[1]), cwd=str(folder))
op.context.cdb["a client"] = {
    "client_secret": "a secret of ours", "redirect_uris": [("https://localhost/espace/franceconnect/retour", {})],
    "token_endpoint_auth_method": "client_secret_post", "response_types_supported": ["code"], "response_types": ["code"],
    "allowed_scopes": ["openid", "profile"], "id_token_signed_response_alg": "ES256", "userinfo_signed_response_alg": "ES256",
}
op.keyjar.add_symmetric("a client", "a secret of ours", ["sig"])
(folder / "port.new").write_text(str(server.server_address[1]))
(folder / "port.new").rename(folder / "port")
server.serve_forever()
