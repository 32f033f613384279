"""Every page, on the smallest phone: accessible, no wider than the screen, valid, and asking nothing of anybody else."""

import pytest

import ecoindex
import kinds
import pages
import walking
from looking import Look, html_faults


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def look(new_person, saved, town):
    return Look(new_person(), saved, town)


def look_at(look, names):
    for name in names:
        look.at(name)
    assert not look.faults, "\n".join(look.faults)


def visit(look, paths):
    for path in paths:
        status = look.page.goto(path).status
        if status >= 400 and path not in pages.ABSENT:
            look.fault("", f"{path} answered {status}")
        look.at("")
    assert not look.faults, "\n".join(look.faults)


def test_public_pages(look):
    visit(look, pages.PUBLIC)


def test_each_page_of_a_request(look):
    look_at(look, pages.of_a_report(look.page))


def test_each_page_of_an_appointment(look):
    look_at(look, pages.of_an_appointment(look.page))


def test_the_first_page_of_each_form(look):
    look_at(look, pages.first_pages(look.page))


def test_a_space(look):
    walking.enter_space(look.page)
    visit(look, pages.SPACE)
    look_at(look, pages.of_a_space(look.page))


def test_the_desk(look):
    walking.sign_in(look.page, "rokia.diombana@admiville.example")
    visit(look, pages.DESK)


def test_what_those_who_lead_see(look):
    walking.sign_in(look.page, "odile.trevidic@admiville.example")
    visit(look, pages.LEADING)


def test_what_those_who_look_after_data_see(look):
    walking.sign_in(look.page, "tanguy.peyrache@admiville.example")
    visit(look, pages.PROTECTING)


def test_a_dossier_and_its_actions(look):
    walking.sign_in(look.page, "rokia.diombana@admiville.example")
    look_at(look, pages.of_a_dossier(look.page))


def test_a_request_written_down_for_somebody(look):
    walking.sign_in(look.page, "rokia.diombana@admiville.example")
    look_at(look, pages.of_an_entry(look.page))


def test_settings(look):
    walking.sign_in(look.page, "tanguy.peyrache@admiville.example")
    visit(look, pages.SETTINGS + pages.STUDIO)


def test_a_mail_of_the_outbox(look, mailbox):
    walking.sign_in(look.page, "tanguy.peyrache@admiville.example")
    look.page.goto("/bureau/courriels")
    look.page.locator("main table a, main li a").first.click()
    look_at(look, ["mail"])


def test_a_message_that_came(look, town):
    town.bring("From: Amina <amina@exemple.example>\nSubject: Horaires\nMessage-ID: <1@exemple.example>\n"
               "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nBonjour\n"
               "--b\nContent-Type: application/pdf; name=plan.pdf\n\nx\n--b--\n", "contact@admiville.example")
    walking.sign_in(look.page, "rokia.diombana@admiville.example")
    look_at(look, pages.of_a_message(look.page))


def test_what_everybody_may_open_of_a_kind(look, town):
    visit(look, kinds.found(town, kinds.BY_NOBODY))
    visit(look, kinds.of_a_waiting_room(town))


def test_what_those_who_lead_see_of_a_kind(look, town):
    walking.sign_in(look.page, "odile.trevidic@admiville.example")
    visit(look, kinds.found(town, kinds.BY_ODILE))


def test_what_those_who_handle_see_of_a_kind(look, town):
    walking.sign_in(look.page, "rokia.diombana@admiville.example")
    visit(look, [*kinds.found(town, kinds.BY_ROKIA), *kinds.made_by_rokia(town), *kinds.at_the_switchboard(town)])


def test_what_those_who_set_see_of_a_kind(look, town):
    walking.sign_in(look.page, "tanguy.peyrache@admiville.example")
    visit(look, [*kinds.found(town, kinds.BY_TANGUY), *kinds.made_by_tanguy(town)])


def test_the_account_of_a_space(look):
    walking.enter_space(look.page)
    visit(look, kinds.BY_A_PERSON)


def test_every_page_was_looked_at():
    """With those above: a new page is added to a walk, or `kinds.ELSEWHERE` says why not."""
    left = kinds.not_looked_at(Look.looked_at)
    assert sorted(left - kinds.ELSEWHERE.keys()) == []
    assert sorted(kinds.ELSEWHERE.keys() - left) == [], "looked at now, or gone"


def test_every_page_is_valid_html(saved):
    assert len(list(saved.iterdir())) > 50
    faults = html_faults(saved)
    assert not faults, "\n".join(faults)


WEIGHED = ["/", "/recherche?q=acte", "/themes/etat-civil", "/suivi", "/accessibilite", *(f"/demarches/{slug}" for slug in pages.PROCEDURES)]


@pytest.mark.parametrize("path", WEIGHED)
def test_a_first_view_is_light(new_person, path):
    page = new_person(width=1920, height=1080)
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    requests, sizes = [], []
    network.on("Network.requestWillBeSent", lambda event: requests.append(event["request"]["url"]))
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    page.goto(path)
    page.wait_for_load_state("networkidle")

    elements = page.evaluate("document.querySelectorAll('*').length - document.querySelectorAll('svg *').length")
    kilobytes = sum(sizes) / 1000
    assert kilobytes <= 40
    assert len(requests) <= 15
    assert ecoindex.score(elements, len(requests), kilobytes) > 80
