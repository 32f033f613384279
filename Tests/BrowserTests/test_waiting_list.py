"""People wait for one day that is full, others cancel, and the server is killed while offers go out and are taken: no seat is offered to two, none that came
free is forgotten, and whoever was told that they have it does."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from test_booking_rush import TYPE, doubles
from test_power_cuts import CUTS, cut_power, insist
from town import Town
from visitor import Visitor

PEOPLE, AT_ONCE = 36, 12


@pytest.fixture(params=["sqlite", "postgres"])
def town(request):
    town = Town(dossiers=0, engine=request.param)
    # One desk, one person at once: there are fewer seats in a day than people.
    town.change("UPDATE desk SET capacity = 1")
    town.change("UPDATE desk SET is_open = (1 = 0) WHERE id NOT IN (SELECT min(id) FROM desk GROUP BY place_id)")
    town.start()
    yield town
    town.remove()


def test_an_offer_is_made_once_and_a_seat_taken_is_kept_when_the_power_goes(town):
    place, day = shortest_day(town)
    done, cuts, served = threading.Event(), [], {}
    power = threading.Thread(target=cut_power, args=(town, done, cuts))
    power.start()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        links = list(crowd.map(lambda person: wait(town, person, place, day), range(PEOPLE)))
    # Round after round, whoever has an offer takes it; then half of them cancel, and what they leave goes to the next ones.
    for turn in range(3):
        with ThreadPoolExecutor(AT_ONCE) as crowd:
            for link, number in crowd.map(lambda link: take(town, link), [link for link in links if link not in served]):
                if number:
                    served[link] = number
        told = sorted(served.values())
        if turn < 2:
            with ThreadPoolExecutor(AT_ONCE) as crowd:
                list(crowd.map(lambda number: cancel(town, number), told[turn::3]))
    done.set()
    power.join(timeout=60)

    assert len(cuts) == CUTS and len(served) > len(told[::3])
    kept = {number: state for number, state in town.rows("SELECT reference, state FROM appointment WHERE name LIKE 'Lampion%'")}
    assert set(served.values()) == set(kept)
    assert {state for number, state in kept.items() if number in cancelled} == {"excused"}
    assert {state for number, state in kept.items() if number not in cancelled} == {"booked"}
    assert doubles(town) == []
    assert [row for row in held_and_taken(town)] == []
    offered = town.rows("SELECT appointment_id FROM appointment_wait WHERE state = 'offered'")
    assert len(offered) == len(set(offered))
    assert town.rows(
        "SELECT id FROM appointment_wait WHERE state = 'offered' AND appointment_id NOT IN (SELECT id FROM appointment WHERE state = 'held')"
    ) == []
    # Nobody waits while a seat of that day is free.
    waiting = int(town.rows("SELECT count(*) FROM appointment_wait WHERE state = 'waiting'")[0][0])
    assert waiting == 0 or times_of(town, place, day) == []
    # Each was told once of each offer.
    told = town.rows("SELECT unique_key FROM job WHERE kind = 'appointment.wait' AND unique_key LIKE '%offered%'")
    assert len(told) == len(set(told))


cancelled = set()


def shortest_day(town):
    """A place, and a day on which few can come."""
    visitor = Visitor(town.port)
    place = re.findall(r"creneaux\?lieu=(\d+)", visitor.get(TYPE).text)[0]
    days = {}
    for start in re.findall(r'name="debut" value="(\d+)"', visitor.get(f"{TYPE}/creneaux?lieu={place}&nombre=1").text):
        days.setdefault(time.strftime("%Y-%m-%d", time.gmtime(int(start) * 60)), []).append(start)
    # Not the first: hours of today pass.
    return place, min(list(days)[1:], key=lambda day: len(days[day]))


def times_of(town, place, day):
    page = Visitor(town.port).get(f"{TYPE}/creneaux?lieu={place}&nombre=1&depuis={day}").text
    starts = re.findall(r'name="debut" value="(\d+)"', page)
    return [start for start in starts if time.strftime("%Y-%m-%d", time.gmtime(int(start) * 60)) == day]


def wait(town, person, place, day):
    """Somebody asks to wait for that day and confirms; the link that they were sent."""
    visitor = Visitor(town.port, source=f"127.0.1.{person + 1}")
    address = f"lampion{person}@exemple.example"
    year, month, number = day.split("-")
    fields = {f"{edge}.{part}": value for edge in ("du", "au") for part, value in (("day", number), ("month", month), ("year", year))}

    def ask():
        form = visitor.get(f"{TYPE}/attente").form("/attente")
        answer = visitor.send(form, nom=f"Lampion {person}", email=address, lieux=place, **fields)
        assert answer.status in (303, 429), (answer.status, answer.text)

    insist(ask)
    link = insist(lambda: mailed(town, address))
    form = insist(lambda: visitor.get(link).form("/attente/"))
    insist(lambda: confirmed(visitor, form))
    return link


def mailed(town, address, seconds=30):
    limit = time.monotonic() + seconds
    released = False
    while True:
        if not released and time.monotonic() > limit - seconds / 2:
            # A mail that the power cut in its middle leaves when its lease ends, a quarter of an hour later: here, now.
            town.change("UPDATE job SET locked_until = 0 WHERE state = 'running'")
            released = True
        flat = "SELECT REPLACE(text, '\n', ' ') FROM outgoing_mail WHERE to_address = '" + address + "' ORDER BY id"
        for text, in town.rows(flat):
            found = re.search(r"/rendez-vous/attente/[0-9A-Z-]+\.[0-9a-f]+", text)
            if found:
                return found.group()
        if time.monotonic() > limit:
            raise AssertionError(f"No mail to {address}:\n{town.log}")
        time.sleep(0.2)


def confirmed(visitor, form):
    answer = visitor.send(form, reponse="confirmer")
    assert answer.status in (303, 409), (answer.status, answer.text)


def take(town, link):
    """Takes what is offered, if anything is, and says so however often the server dies; the number of the appointment."""
    visitor = Visitor(town.port)
    page = insist(lambda: visitor.get(link))
    if page.status == 200 and "prendre" in page.text:
        form = page.form("/attente/")
        insist(lambda: visitor.send(form, reponse="prendre"))
        page = insist(lambda: visitor.get(link))
    if page.status != 303:
        return link, None
    shown = insist(lambda: visitor.get(page.location))
    return link, re.search(r"suivi/([0-9A-Z-]+)", shown.location).group(1)


def cancel(town, number):
    """By its number and the name, as somebody does who has lost the link."""
    visitor = Visitor(town.port, source=f"127.0.2.{len(cancelled) % 250 + 1}")
    cancelled.add(number)

    def over():
        found = visitor.send(visitor.get("/rendez-vous/suivi").form("/suivi"), numero=number, preuve="Lampion")
        assert found.status == 303, (found.status, found.text)
        page = visitor.get(f"/rendez-vous/suivi/{number}/annulation")
        if page.status == 200:
            visitor.send(page.form("/annulation"))

    insist(over)


def held_and_taken(town):
    """Seats that are kept for one and somebody else's at once."""
    return town.rows(
        """
        SELECT one.id, other.id FROM appointment one JOIN appointment other
            ON other.id > one.id AND other.desk_id = one.desk_id AND other.seat = one.seat
                AND other.from_minute < one.to_minute AND one.from_minute < other.to_minute
        WHERE one.state IN ('held', 'booked') AND other.state IN ('held', 'booked') AND NOT one.is_overbooked AND NOT other.is_overbooked
        """
    )
