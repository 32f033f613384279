"""The whole path of a request, from the search to the decision, on a phone without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest

import walking
from mailbox import attachments, text
from picture import png
from town import NUMBER


@pytest.fixture
def phone(new_person):
    return new_person(script=False)


def test_a_person_finds_the_procedure_with_everyday_words(phone):
    phone.goto("/")
    phone.get_by_label("Que voulez-vous faire ?").fill("lampadere cassé")
    phone.get_by_role("button", name="Rechercher").click()
    phone.get_by_role("link", name="Signaler un problème dans la rue").click()

    assert phone.get_by_role("button", name="Commencer la demande").is_visible()


def test_an_empty_page_is_answered_with_links_to_what_is_missing(phone):
    walking.start(phone, "signalement-voirie")

    with phone.expect_response(lambda answer: answer.request.method == "POST") as sent:
        walking.go_on(phone)

    assert sent.value.status == 422
    summary = phone.locator(".errors")
    assert summary.get_attribute("tabindex") == "-1"
    assert phone.title().startswith("Erreur")
    links = summary.get_by_role("link")
    assert links.count() == 2
    for link in links.all():
        assert phone.locator(link.get_attribute("href")).is_editable()


def test_what_was_typed_stays_when_a_page_is_refused(phone):
    walking.start(phone, "signalement-voirie")
    phone.get_by_label("Des précisions").fill("L’été, « rien » & <b>tout</b>")
    walking.go_on(phone)

    assert phone.get_by_label("Des précisions").input_value() == "L’été, « rien » & <b>tout</b>"


def test_a_person_files_a_report_once_whatever_they_press(phone, town):
    walking.start(phone, "signalement-voirie")
    walking.fill_report(phone, last_name="Unefois")
    check = phone.url
    number = walking.file(phone)
    receipt = phone.url

    phone.reload()
    assert number in phone.inner_text("main")
    phone.go_back()
    phone.goto(check)
    assert urlsplit(phone.url).path == f"/suivi/{number}"
    again = phone.request.post(
        f"/brouillons/{number}/depot", form={"_jeton": phone.locator("input[name=_jeton]").first.get_attribute("value")}
    )
    assert again.ok and urlsplit(again.url).path == f"/suivi/{number}"
    assert urlsplit(receipt).path == f"/suivi/{number}"
    assert filed(town, number) == 1


def test_the_receipt_comes_by_mail_with_a_private_link(phone, new_person, mailbox):
    walking.start(phone, "signalement-voirie")
    walking.fill_report(phone, email="recepisse@exemple.example")
    number = walking.file(phone)

    mail = mailbox.wait_for("recepisse@exemple.example", number)
    papers = attachments(mail)
    assert any(name.endswith(".pdf") and content.startswith(b"%PDF") for name, content in papers.items()), papers.keys()

    elsewhere = new_person(script=False)
    elsewhere.goto(private_link(mail))
    assert urlsplit(elsewhere.url).path == f"/suivi/{number}"
    elsewhere.get_by_label("Écrire au service").fill("Le lampadaire clignote aussi.")
    elsewhere.get_by_role("button", name="Envoyer le message").click()
    assert "Le lampadaire clignote aussi." in elsewhere.inner_text("main")


def test_somebody_else_never_sees_a_request(phone, new_person):
    walking.start(phone, "signalement-voirie")
    walking.fill_report(phone, email="moi@exemple.example", last_name="Discret")
    number = walking.file(phone)

    other = new_person(script=False)
    other.goto(f"/suivi/{number}")
    assert urlsplit(other.url).path == "/suivi"
    answers = [
        try_following(other, number, "toi@exemple.example"),
        try_following(other, "0000-0000-0000", "moi@exemple.example"),
    ]

    assert answers[0] == answers[1]
    assert "Discret" not in other.content()
    assert other.request.get(f"/suivi/{number}/recepisse.pdf").status == 404
    assert try_following(other, number, "MOI@exemple.example") is None


def test_a_birth_record_is_asked_for_decided_and_received(phone, new_person, mailbox):
    walking.start(phone, "acte-naissance")
    walking.fill_birth_record(phone, "acte@exemple.example")
    number = walking.file(phone)

    agent = new_person(script=False, width=1280, height=800)
    walking.sign_in(agent, "rokia.diombana@admiville.example")
    walking.open_dossier(agent, number)
    agent.get_by_role("button", name="Prendre en charge").click()
    agent.get_by_role("link", name="Demander des pièces").click()
    agent.get_by_role("checkbox").first.check()
    agent.get_by_label("Message").fill("Il nous manque une pièce.")
    agent.get_by_role("button", name="Demander des pièces").click()

    asked = mailbox.wait_for("acte@exemple.example", "Il nous manque une pièce.")
    phone.goto(private_link(asked))
    assert "Il nous manque une pièce." in phone.inner_text("main")
    phone.locator("textarea[name=reponse]").fill("La voici demain.")
    phone.get_by_role("button", name="Envoyer", exact=True).click()
    assert "La voici demain." in phone.inner_text("main")
    piece = phone.locator("input[name^='_piece.']")
    piece.set_input_files({"name": "piece.png", "mimeType": "image/png", "buffer": png()})
    phone.get_by_role("button", name="Envoyer", exact=True).click()
    assert piece.count() == 0 and "piece.png" in phone.inner_text("main")

    walking.open_dossier(agent, number)
    agent.get_by_role("link", name="Accepter").click()
    agent.get_by_role("button", name="Accepter").click()
    decision = mailbox.wait_for("acte@exemple.example", "acceptée")
    assert NUMBER.search(text(decision)).group() == number
    phone.reload()
    assert "acceptée" in phone.inner_text("main")
    document = phone.locator("main a[href*='/fichiers/']").first.get_attribute("href")
    assert phone.request.get(document).body().startswith(b"%PDF")


def private_link(mail):
    return re.search(r"http://\S+/suivi/lien/\S+", text(mail)).group()


def try_following(page, number, proof):
    """What is answered to a wrong proof; `None` when the request opens."""
    page.goto("/suivi")
    page.get_by_label("Numéro de la demande").fill(number)
    page.get_by_label("Votre adresse e-mail").fill(proof)
    page.get_by_role("button", name="Voir ma demande").click()
    return None if urlsplit(page.url).path != "/suivi" else page.locator(".errors").inner_text()


def filed(town, number):
    return int(town.rows(f"SELECT count(*) FROM dossier WHERE reference = '{number}'")[0][0])


def test_who_gives_no_name_comes_back_with_the_number_alone_and_is_told_what_they_did(phone, new_person):
    walking.start(phone, "signalement-voirie")
    phone.get_by_label("Un lampadaire en panne ou cassé").check()
    phone.get_by_role("group", name="Est-ce dangereux maintenant ?").get_by_label("Oui").check()
    assert "appelez d'abord le 112" in phone.inner_text("main").replace("’", "'")
    walking.go_on(phone)
    walking.fill_place(phone)
    walking.go_on(phone)
    walking.go_on(phone)
    number = walking.file(phone)

    other = new_person(script=False)
    other.goto("/suivi")
    other.locator("[name=numero]").fill(number)
    other.locator("main form button.button").click()
    other.wait_for_url(f"**/suivi/{number}")

    other.locator("[name=message]").fill("Il clignote la nuit.")
    other.get_by_role("button", name="Envoyer le message").click()
    assert "Votre message est envoyé" in other.inner_text("main")
