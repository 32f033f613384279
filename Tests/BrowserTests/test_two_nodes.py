"""A metropolis: two servers on one PostgreSQL database. Whoever answers, it is the same town."""

import pytest

import walking
from picture import png
from town import Town


@pytest.fixture(scope="module")
def nodes():
    first = Town(dossiers=5, engine="postgres").start()
    second = first.another().start()
    yield first, second
    second.stop()
    first.remove()


@pytest.fixture
def browser(chromium):
    contexts = []

    def make(node, width=1280):
        context = chromium.new_context(base_url=node.url, locale="fr-FR", viewport={"width": width, "height": 800})
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def test_what_is_filed_on_one_server_is_decided_on_the_other(nodes, browser):
    first, second = nodes
    phone = browser(first, width=320)
    walking.start(phone, "signalement-voirie")
    phone.locator("html.uploads").wait_for()
    phone.locator("input[type=file]").set_input_files({"name": "lampadaire.png", "mimeType": "image/png", "buffer": png()})
    phone.locator(".sent button, [data-files] button").first.wait_for(timeout=20_000)
    walking.fill_report(phone, last_name="Lampion")
    number = walking.file(phone)

    desk = browser(second)
    walking.sign_in(desk, "sevda.yildirim@admiville.example")
    walking.open_dossier(desk, number)
    received = desk.request.get(desk.locator("main a[href*='/fichiers/']").first.get_attribute("href"))
    assert received.ok and "lampadaire" in received.headers["content-disposition"]
    desk.get_by_role("button", name="Prendre en charge").click()
    desk.get_by_role("link", name="Terminer").click()
    desk.locator("textarea[name=message]").fill("Le lampadaire est réparé.")
    desk.get_by_role("button", name="Terminer").click()

    phone.goto(f"/suivi/{number}")
    assert "Le lampadaire est réparé." in phone.inner_text("main")


def test_a_backup_made_while_they_serve_opens_in_another_database_with_its_files(nodes, browser, tmp_path):
    first, _ = nodes
    phone = browser(first, width=320)
    walking.start(phone, "signalement-voirie")
    phone.locator("html.uploads").wait_for()
    phone.locator("input[type=file]").set_input_files({"name": "trottoir.png", "mimeType": "image/png", "buffer": png()})
    phone.locator(".sent button, [data-files] button").first.wait_for(timeout=20_000)
    walking.fill_report(phone, last_name="Pavé")
    number = walking.file(phone)
    first.command("backup", str(tmp_path / "town.tar"))

    copy = first.restored(tmp_path / "town.tar").start()
    try:
        assert received(browser(copy), number) == received(browser(first), number)
    finally:
        copy.stop()


def received(desk, number):
    """The file of a request, as an agent gets it."""
    walking.sign_in(desk, "sevda.yildirim@admiville.example")
    walking.open_dossier(desk, number)
    answer = desk.request.get(desk.locator("main a[href*='/fichiers/']").first.get_attribute("href"))
    assert answer.ok and len(answer.body()) > 50
    return answer.body()


def test_a_draft_begun_on_one_server_goes_on_when_that_server_dies(nodes, browser):
    first, second = nodes
    phone = browser(second, width=320)
    walking.start(phone, "signalement-voirie")
    walking.fill_report(phone, last_name="Orage")
    number = phone.url.split("/")[4]
    second.kill()
    try:
        phone.goto(f"{first.url}/brouillons/{number}/verification")
        assert walking.file(phone)
    finally:
        second.start()


def test_the_history_is_whole_whoever_wrote_it(nodes):
    first, _ = nodes
    first.command("history", "verify")
