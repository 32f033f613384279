"""oidc-provider-mock (Authlib): RS256, the userinfo in plain JSON, no level. Its login is a form that takes any name. For tests."""
import pathlib
import sys
import time

import oidc_provider_mock

folder = pathlib.Path(sys.argv[1])
with oidc_provider_mock.run_server_in_thread() as server:
    (folder / "port.new").write_text(str(server.server_port))
    (folder / "port.new").rename(folder / "port")
    time.sleep(600)
