"""An appointment: taken, moved and given back by a person who has neither mouse nor scripts; given by an agent in three keys."""

import re

import walking
from keyboard import Keyboard


def test_the_keyboard_and_no_script_are_enough_to_take_move_and_give_back(new_person, mailbox):
    phone = new_person(script=False)
    keys = Keyboard(phone)
    phone.goto("/rendez-vous")
    keys.follow("Carte d'identité ou passeport")
    keys.follow("Mairie annexe")
    keys.reach("one.name === 'debut'", "a free time")
    keys.enter()
    assert "gardée pour vous" in phone.inner_text("main")

    keys.fill("nom", "Zoé Lampion")
    keys.fill("email", "rendez-vous@exemple.example")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    number = walking.number_on(phone)
    taken = when(phone)
    assert number in mailbox.wait_for("rendez-vous@exemple.example", number).as_string()

    keys.follow("Déplacer")
    keys.reach("one.name === 'debut'", "another time")
    phone.keyboard.press("Tab")
    keys.enter()
    assert when(phone) != taken and walking.number_on(phone) == number

    keys.follow("Annuler")
    keys.reach("one.matches('main button')", "the button that cancels")
    keys.enter()
    assert "annulé" in phone.inner_text("main").lower()


def test_an_agent_gives_a_time_in_three_keys_and_a_name(new_person):
    desk = new_person(width=1280, height=900)
    walking.sign_in(desk, "odile.trevidic@admiville.example")
    desk.goto("/bureau/rendez-vous")
    desk.wait_for_load_state("networkidle")

    with desk.expect_navigation():
        desk.keyboard.press("n")
    wait_for_the_name(desk)
    desk.keyboard.insert_text("Paul Troistouches")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    assert "Paul Troistouches" in desk.inner_text("main")
    assert re.search(r"/bureau/rendez-vous/[0-9A-Z-]{14}\?fait=1$", desk.url)


def test_another_time_is_above_and_what_was_typed_stays(new_person):
    desk = new_person(width=1280, height=900)
    walking.sign_in(desk, "odile.trevidic@admiville.example")
    desk.goto("/bureau/rendez-vous/nouveau")
    first = desk.locator("[name=debut]:checked").get_attribute("value")
    wait_for_the_name(desk)
    desk.keyboard.insert_text("Paul Autreheure")

    while desk.evaluate("document.activeElement.name") != "debut":
        desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("ArrowDown")

    chosen = desk.locator("[name=debut]:checked").get_attribute("value")
    assert int(chosen) > int(first)
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert "Paul Autreheure" in desk.inner_text("main")


def wait_for_the_name(page):
    """A browser gives the first box the focus a moment after the page is there: hands are slower, tests are not."""
    page.wait_for_function("document.activeElement.name === 'nom'")


def when(page):
    """The day and the hour, as the page says them."""
    return re.search(r"\w+ \d+(?:er)? \w+ \d{4}.{1,4}\d+.h.\d\d", page.inner_text("main")).group()
