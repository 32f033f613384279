"""The server is killed again and again: each stop is one incident, seen by everyone, and nobody's error page is lost."""

import re

import pytest

from town import Town
from visitor import Visitor

KILLS = 3


@pytest.fixture(params=["sqlite", "postgres"])
def town(request):
    town = Town(dossiers=0, engine=request.param).start()
    yield town
    town.remove()


def test_each_kill_is_one_outage(town):
    for _ in range(KILLS):
        town.kill()
        # As if it had been down for ten minutes.
        town.change("UPDATE heartbeat SET at = at - 600000000")
        town.start()

    assert town.rows("SELECT kind, COUNT(*) FROM incident GROUP BY kind") == [("outage", str(KILLS))]
    page = Visitor(town.port).get("/incidents").text
    assert page.count("Service arrêté</th>") == KILLS


def test_an_error_is_kept_when_the_server_is_killed_at_once(town):
    town.change("ALTER TABLE procedure_version RENAME TO procedure_version_away")
    town.kill()
    town.start()
    visitor = Visitor(town.port)
    answers = [visitor.get("/") for _ in range(4)]
    town.kill()
    town.change("ALTER TABLE procedure_version_away RENAME TO procedure_version")
    town.start()

    failed = [answer for answer in answers if answer.status >= 500]
    codes = [re.search(r"/incidents/attestation/([0-9A-Z-]+)", answer.text).group(1) for answer in failed]
    assert len(failed) == 4 and len(codes) == 4
    assert town.rows("SELECT SUM(hits) FROM incident WHERE kind = 'fault'") == [("4",)]
    assert Visitor(town.port).get(f"/incidents/attestation/{codes[0]}").status == 200
