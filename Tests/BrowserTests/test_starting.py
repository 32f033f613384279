"""What only somebody can mend stops the service, and systemd with it (deploy/admilib.service): it would start again for ever."""

import os
import subprocess

import pytest

from town import BINARY, PROJECT


@pytest.mark.parametrize(
    "settings, reason",
    [({}, "Run `admilib migrate`"), ({"ADMILIB_LISTEN": "everywhere"}, "ADMILIB_LISTEN")],
    ids=["a database to migrate", "a wrong setting"],
)
def test_serving_is_refused_with_a_status_of_its_own(tmp_path, settings, reason):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ADMILIB_")}
    environment |= {"ADMILIB_DATA": str(tmp_path), **settings}
    refused = subprocess.run([BINARY, "serve"], env=environment, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 78, refused.stderr
    assert reason in refused.stderr and "Usage" not in refused.stderr
    assert "RestartPreventExitStatus=78" in (PROJECT / "deploy/admilib.service").read_text()
