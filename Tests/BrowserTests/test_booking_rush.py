"""Everybody wants an appointment while the server is killed: nobody is told a time that somebody else has, and none that was confirmed is lost."""

import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from test_power_cuts import cut_power, insist
from town import Town
from visitor import Visitor

PEOPLE, AT_ONCE, CUTS = 120, 16, 3
TYPE = "/rendez-vous/conseil-demarches"


@pytest.fixture(params=["sqlite", "postgres"])
def town(request):
    town = Town(dossiers=0, engine=request.param).start()
    yield town
    town.remove()


@pytest.fixture
def nodes():
    first = Town(dossiers=0, engine="postgres").start()
    second = first.another().start()
    yield first, second
    second.stop()
    first.remove()


def test_every_confirmed_appointment_is_kept_when_the_power_goes(town):
    before = {reference for reference, in town.rows("SELECT reference FROM appointment")}
    done, cuts = threading.Event(), []
    power = threading.Thread(target=cut_power, args=(town, done, cuts))
    power.start()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        confirmed = list(crowd.map(lambda person: book([town], person), range(PEOPLE)))
    done.set()
    power.join(timeout=60)

    assert len(cuts) == CUTS
    assert len(set(confirmed)) == PEOPLE
    kept = {reference for reference, in town.rows("SELECT reference FROM appointment WHERE state = 'booked'")} - before
    assert kept == set(confirmed)
    assert doubles(town) == []
    # Each is told once, however often its last button was pressed.
    told = town.rows("SELECT unique_key FROM job WHERE kind = 'appointment.news' AND unique_key LIKE '%:booked:%'")
    assert len(told) == len(set(told)) >= PEOPLE


def test_what_was_kept_when_the_server_died_is_free_again_in_time(town):
    person = Visitor(town.port)
    place, times = free(person)
    held = keep(person, place, times[0])
    town.kill()
    town.start()

    other = Visitor(town.port, source="127.0.0.2")
    assert times[0] not in free(other, place)[1]
    town.change("UPDATE appointment SET held_until = 1 WHERE state = 'held'")
    town.kill()
    town.start()
    assert times[0] in free(other, place)[1]
    assert keep(other, place, times[0]).status == 303
    # Who kept it first is told, and shown others.
    late = person.post(held.location, {"_jeton": person.token("/rendez-vous/suivi"), "nom": "Zoé Tard"})
    assert late.status in (303, 404, 409), late.text


def test_two_servers_never_give_one_time_twice(nodes):
    first, second = nodes
    place, times = free(Visitor(first.port))
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        wishes = [lambda person=person: one_time(nodes[person % 2], person, place, times[-1]) for person in range(40)]
        won = sum(crowd.map(lambda wish: wish(), wishes))
    desks = int(first.rows(f"SELECT sum(capacity) FROM desk WHERE place_id = {place}")[0][0])
    assert 1 <= won <= desks

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        half = crowd.map(lambda person: book(nodes, person), range(100, 140))
        confirmed = list(half)
        second.kill()
        confirmed += list(crowd.map(lambda person: book([first], person), range(140, 160)))
    assert len(set(confirmed)) == 60
    assert doubles(first) == []


def one_time(node, person, place, time):
    visitor = Visitor(node.port, source=f"127.0.0.{person % 250 + 1}")
    return keep(visitor, place, time).status == 303


def book(nodes, person):
    """One appointment, each step repeated until it is answered, by whichever server answers; its number."""
    chance = random.Random(person)
    visitor = Visitor(nodes[0].port, source=f"127.0.0.{person % 250 + 1}")

    def anywhere(step):
        def turned():
            visitor.port = chance.choice(nodes).port
            return step()

        return insist(turned)

    for _ in range(30):
        place, times = anywhere(lambda: free(visitor))
        held = anywhere(lambda: keep(visitor, place, chance.choice(times[:12])))
        if held.status != 303:
            continue
        form = anywhere(lambda: visitor.get(held.location).form("/reservation"))
        answer = anywhere(lambda: visitor.send(form, nom=f"Zoé Lampion {person}", email=f"zoe{person}@exemple.example"))
        assert answer.status == 303 and "/suivi/" in answer.location, (answer.status, answer.text)
        return re.search(r"suivi/([0-9A-Z-]+)", answer.location).group(1)
    raise AssertionError("No time could be had.")


def free(visitor, place=None):
    """A place, and the times that its page shows."""
    place = place or re.findall(r"creneaux\?lieu=(\d+)", visitor.get(TYPE).text)[0]
    return place, re.findall(r'name="debut" value="(\d+)"', visitor.get(f"{TYPE}/creneaux?lieu={place}&nombre=1").text)


def keep(visitor, place, time):
    form = visitor.get(f"{TYPE}/creneaux?lieu={place}&nombre=1").form("/creneaux")
    answer = visitor.send(form, lieu=place, nombre="1", debut=time)
    assert answer.status in (303, 409), (answer.status, answer.text)
    return answer


def doubles(town):
    """Pairs that share a seat at the same time."""
    return town.rows(
        """
        SELECT one.id, other.id FROM appointment one JOIN appointment other
            ON other.id > one.id AND other.desk_id = one.desk_id AND other.seat = one.seat
                AND other.from_minute < one.to_minute AND one.from_minute < other.to_minute
        WHERE one.state NOT IN ('held', 'excused', 'revoked') AND other.state NOT IN ('held', 'excused', 'revoked')
            AND NOT one.is_overbooked AND NOT other.is_overbooked
        """
    )
