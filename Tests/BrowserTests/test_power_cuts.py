"""Two hundred people file while the server is killed: whoever saw a receipt is in the database, whole, once."""

import http.client
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from town import NUMBER, Town
from visitor import Visitor

PEOPLE, AT_ONCE, CUTS = 200, 24, 3
MESSAGE = {"objet": "question", "message": "La fontaine de la place ne coule plus."}


@pytest.fixture(params=["sqlite", "postgres"])
def town(request):
    town = Town(dossiers=0, engine=request.param).start()
    yield town
    town.remove()


def test_every_receipt_is_kept_when_the_power_goes(town):
    done, cuts = threading.Event(), []
    power = threading.Thread(target=cut_power, args=(town, done, cuts))
    power.start()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        receipts = list(crowd.map(lambda person: file(town, person), range(PEOPLE)))
    done.set()
    power.join(timeout=60)

    assert len(cuts) == CUTS
    assert len(set(receipts)) == PEOPLE
    kept = stored(town)
    assert sorted(kept) == sorted(receipts)
    assert all(history == 1 for history, _ in kept.values())
    assert sorted(answers for _, answers in kept.values()) == sorted({answers for _, answers in kept.values()})
    assert drafts(town) == 0
    town.stop()
    town.command("history", "verify")


def cut_power(town, done, cuts):
    """Kills the server at moments nobody chose, and starts it again."""
    chance = random.Random(7)
    while len(cuts) < CUTS and not done.wait(chance.uniform(0.3, 1.0)):
        town.kill()
        cuts.append(time.monotonic())
        town.start()


def file(town, person):
    """One request, each step repeated until it is answered, as somebody does who reloads; the number of the receipt."""
    visitor = Visitor(town.port, source=f"127.0.0.{person % 250 + 1}")
    first = insist(lambda: visitor.start("contact-mairie"))
    second = insist(lambda: visitor.answer(first, **MESSAGE))
    check = insist(lambda: visitor.answer(second, reponse="telephone", prenom="Zoé", nom=f"Lampion{person}", telephone="0199001234"))
    if "pages" in check:
        check = insist(lambda: visitor.answer(check, reponse="telephone", prenom="Zoé", nom=f"Lampion{person}", telephone="0199001234"))
    form = insist(lambda: visitor.get(check).form("/depot"))
    receipt = insist(lambda: sent(visitor, form))
    page = insist(lambda: shown(visitor, receipt))
    return NUMBER.search(page[page.index("<main"):]).group()


def sent(visitor, form):
    answer = visitor.send(form)
    assert answer.status == 303 and "/suivi/" in answer.location, (answer.status, answer.text)
    return answer.location


def shown(visitor, path):
    answer = visitor.get(path)
    assert answer.status == 200, answer.status
    return answer.text


def insist(step, seconds=40):
    limit = time.monotonic() + seconds
    while True:
        try:
            return step()
        except (OSError, http.client.HTTPException) as failure:
            if time.monotonic() > limit:
                raise failure
            time.sleep(0.1)


def stored(town):
    rows = town.rows("SELECT reference, (SELECT count(*) FROM dossier_history WHERE dossier_id = dossier.id), applicant FROM dossier")
    assert len({reference for reference, _, _ in rows}) == len(rows)
    return {reference: (int(history), applicant) for reference, history, applicant in rows}


def drafts(town):
    return int(town.rows("SELECT count(*) FROM draft WHERE CAST(answers AS TEXT) LIKE '%Lampion%'")[0][0])
