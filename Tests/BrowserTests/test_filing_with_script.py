"""What JavaScript adds: nothing typed is lost, questions appear as one answers, photos travel in pieces, the keyboard is enough."""

from urllib.parse import urlsplit

import pytest

import walking
from picture import png

TYPED = "Il clignote toute la nuit"


@pytest.fixture
def phone(new_person):
    return new_person()


def saved(page):
    """Waits for the server to have what was typed."""
    page.locator("[data-saved]", has_text="Enregistré à").wait_for()


def test_what_is_typed_is_there_on_another_device(phone, new_person):
    walking.start(phone, "signalement-voirie")
    phone.get_by_label("Un lampadaire en panne ou cassé").check()
    phone.get_by_label("Des précisions").press_sequentially(TYPED)
    saved(phone)
    number = walking.number_on(phone)

    elsewhere = new_person()
    elsewhere.goto("/reprendre")
    elsewhere.get_by_label("Numéro de la demande").fill(number.lower().replace("-", " "))
    elsewhere.get_by_role("button", name="Reprendre").click()
    assert elsewhere.get_by_label("Des précisions").input_value() == TYPED
    assert elsewhere.get_by_label("Un lampadaire en panne ou cassé").is_checked()


def test_what_is_typed_without_network_is_kept(phone):
    walking.start(phone, "signalement-voirie")
    page = phone.url
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_label("Des précisions").press_sequentially(TYPED)
    phone.locator("[data-saved]", has_text="Pas de réseau").wait_for()
    phone.context.set_offline(False)
    phone.goto("about:blank")
    phone.goto(page)

    phone.wait_for_function("typed => document.querySelector('[name=precisions]')?.value === typed", arg=TYPED)


def test_a_question_appears_when_another_is_answered(phone):
    walking.start(phone, "acte-naissance")
    assert phone.get_by_label("La copie intégrale").count() == 0
    phone.evaluate("window.isTheSamePage = true")
    phone.get_by_label("Celui de mon enfant").check()

    phone.get_by_label("La copie intégrale").wait_for()
    phone.get_by_label("Celui d'une autre personne").check()
    phone.get_by_label("La copie intégrale").wait_for(state="detached")
    assert phone.evaluate("window.isTheSamePage")


def test_a_photo_goes_as_soon_as_it_is_chosen(phone, new_person):
    walking.start(phone, "signalement-voirie")
    asked = []
    phone.on("request", lambda request: asked.append(request.method))
    choose_photo(phone)

    phone.get_by_text("lampadaire", exact=False).last.wait_for()
    phone.locator(".sent button, [data-files] button").first.wait_for(timeout=20_000)
    assert "PATCH" in asked
    walking.fill_report(phone, last_name="Photographe")
    assert "lampadaire" in phone.inner_text("main")
    number = walking.file(phone)

    desk = new_person(width=1280, height=800)
    walking.sign_in(desk, "sevda.yildirim@admiville.example")
    walking.open_dossier(desk, number)
    received = desk.request.get(desk.locator("main a[href*='/fichiers/']").first.get_attribute("href"))
    assert received.ok and received.body()
    assert received.headers["content-disposition"].startswith("attachment") and "lampadaire" in received.headers["content-disposition"]


def test_a_photo_survives_a_lost_connection(phone):
    walking.start(phone, "signalement-voirie")
    cut = []

    def lose_once(route):
        if route.request.method == "PATCH" and not cut:
            cut.append(1)
            route.abort("connectionreset")
        else:
            route.continue_()

    # A page that is still coming takes its first requests past the one who would lose them.
    phone.locator("html.uploads").wait_for()
    phone.wait_for_load_state("networkidle")
    phone.route("**/*", lose_once)
    choose_photo(phone)

    phone.locator(".sent button, [data-files] button").first.wait_for(timeout=20_000)
    assert cut


def test_a_double_click_files_once(phone):
    walking.start(phone, "signalement-voirie")
    walking.fill_report(phone, last_name="Pressée")
    posts = []
    phone.on("request", lambda request: posts.append(request.url) if request.method == "POST" and "/depot" in request.url else None)
    phone.get_by_role("button", name="Envoyer ma demande").dblclick()

    phone.locator(".big-number").wait_for()
    assert len(posts) == 1


def test_the_keyboard_is_enough_to_file(phone):
    walking.start(phone, "contact-mairie")
    tab_to(phone, "objet")
    phone.keyboard.press("Space")
    tab_to(phone, "message")
    phone.keyboard.type("La fontaine de la place ne coule plus.")
    press_button(phone, "Continuer")
    phone.wait_for_url("**/pages/coordonnees")
    tab_to(phone, "reponse")
    for _ in range(3):
        phone.keyboard.press("ArrowDown")
    phone.wait_for_timeout(600)
    press_button(phone, "Continuer")
    phone.wait_for_url("**/verification")
    press_button(phone, "Envoyer ma demande")

    phone.locator(".big-number").wait_for()
    assert urlsplit(phone.url).path.startswith("/suivi/")


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(phone):
    walking.start(phone, "signalement-voirie")
    walking.go_on(phone)
    phone.locator(".errors:focus").wait_for()  # the script that gives it the focus comes after the page
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    assert phone.evaluate("document.activeElement.name") == "categorie"


def test_the_desk_is_walked_with_letters(new_person):
    desk = new_person(width=1280, height=800)
    walking.sign_in(desk, "rokia.diombana@admiville.example")
    first = desk.locator("tbody a").first.inner_text()
    desk.keyboard.press("j")
    assert desk.evaluate("document.activeElement.textContent") == first
    desk.keyboard.press("o")

    desk.wait_for_url(f"**/bureau/dossiers/{first}")


def choose_photo(page):
    """Once the script that sends photos is there: before, they would go with the form."""
    page.locator("html.uploads").wait_for()
    page.locator("input[type=file]").set_input_files({"name": "lampadaire.png", "mimeType": "image/png", "buffer": png()})


def tab_to(page, name):
    """Presses Tab until the field of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def press_button(page, label):
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName + document.activeElement.textContent") == "BUTTON" + label:
            return page.keyboard.press("Enter")
    raise AssertionError(f"Tab never reaches « {label} »")
