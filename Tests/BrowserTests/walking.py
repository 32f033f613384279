"""The steps of a person and of an agent in a browser, by the words they see."""

import re

from town import NUMBER, PASSWORD


def go_on(page):
    page.get_by_role("button", name="Continuer").click()


def fill_report(page, email="", last_name="Lampion"):
    """Answers the pages of a street report, up to the check page."""
    page.get_by_label("Un lampadaire en panne ou cassé").check()
    page.get_by_role("group", name="Est-ce dangereux maintenant ?").get_by_label("Non").check()
    go_on(page)
    fill_place(page)
    go_on(page)
    page.get_by_label("Votre prénom").fill("Zoé")
    page.get_by_label("Votre nom").fill(last_name)
    page.get_by_label("Votre adresse e-mail").fill(email)
    go_on(page)


def fill_place(page):
    page.locator("[name='adresse_probleme.line']").fill("12 rue des Lilas")
    page.locator("[name='adresse_probleme.postcode']").fill("99999")
    page.locator("[name='adresse_probleme.commune']").fill("Admiville")


def start(page, slug):
    page.goto(f"/demarches/{slug}")
    page.get_by_role("button", name="Commencer la demande").click()


def fill_birth_record(page, email):
    """Answers the pages of a birth-record request that asks for no piece, up to the check page."""
    page.get_by_label("Le mien").check()
    shown = page.get_by_label("L'extrait sans filiation")
    if not shown.is_visible():
        go_on(page)
    shown.check()
    go_on(page)
    page.get_by_label("Votre prénom").fill("Zoé")
    page.get_by_label("Votre nom", exact=True).fill("Lampion")
    go_on(page)
    for box, typed in [("Jour", "3"), ("Mois", "3"), ("Année", "1985")]:
        page.get_by_role("group", name="Date de naissance").get_by_label(box).fill(typed)
    go_on(page)
    page.locator("[name='adresse.line']").fill("12 rue des Lilas")
    page.locator("[name='adresse.postcode']").fill("99999")
    page.locator("[name='adresse.commune']").fill("Admiville")
    page.get_by_label("Votre adresse e-mail").fill(email)
    go_on(page)


def file(page):
    """Sends the checked request; its number, as the receipt shows it."""
    page.get_by_role("button", name=re.compile("Envoyer")).click()
    return page.locator(".big-number").inner_text()


def sign_in(page, email):
    page.goto("/bureau/connexion")
    page.get_by_label("Adresse e-mail professionnelle").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Me connecter").click()
    page.wait_for_url(re.compile(r"/bureau(?!/connexion)"))  # Who handles no request is shown their own first page.


def enter_space(page):
    """As the invented person of the demonstration, who keeps their details and a document."""
    page.goto("/espace/connexion")
    page.locator("details", has=page.locator("[name=phrase]")).locator("summary").click()
    page.locator("[name=identifiant]").first.fill("claire.morvan@exemple.example")
    page.locator("[name=phrase]").fill(PASSWORD)
    page.locator("form", has=page.locator("[name=phrase]")).get_by_role("button").first.click()
    page.wait_for_url("**/espace")


def open_dossier(page, number):
    """A whole number typed in the search leads straight to its dossier."""
    page.goto("/bureau")
    page.get_by_label("Numéro, nom ou mot").fill(number)
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(f"**/bureau/dossiers/{number}")


def number_on(page):
    return NUMBER.search(page.inner_text("main")).group()
