"""A clerk makes a procedure, tries it, publishes it, and somebody asks for it: without a mouse, from the first key to the last."""

from urllib.parse import urlsplit

import pytest

import walking
from keyboard import Keyboard

HOME = "/bureau/atelier/emprunter-un-composteur"


@pytest.fixture
def clerk(new_person):
    page = new_person(width=1280, height=900)
    walking.sign_in(page, "tanguy.peyrache@admiville.example")
    return page


def test_a_procedure_is_made_tried_published_and_filed_by_keyboard(clerk, new_person):
    keys = Keyboard(clerk)
    begin(clerk, keys)
    describe(clerk, keys)
    say_the_law(clerk, keys)
    write_the_form(clerk, keys)
    write_the_workflow(clerk, keys)

    clerk.goto(HOME)
    stops = clerk.locator("ul.faults").first.inner_text() if clerk.get_by_text("empêchent de publier").count() else ""
    assert clerk.get_by_role("heading", name="Rien n'empêche de publier").count() == 1, stops

    try_it(clerk, keys)
    publish(clerk, keys)
    somebody_asks(new_person())


def begin(page, keys):
    page.goto("/bureau/atelier")
    keys.follow("Nouvelle démarche")
    keys.fill("title", "Emprunter un composteur")
    keys.choose("unit", "Services techniques")
    keys.press("Commencer")
    assert urlsplit(page.url).path == HOME


def describe(page, keys):
    keys.follow("L'essentiel")
    keys.fill("summary", "La ville vous prête un composteur pour votre jardin ou votre balcon.")
    keys.choose("theme", "Déchets")
    keys.tick("moments", "quotidien")
    keys.fill("keywords", "compost\ncomposteur")
    keys.tick("audience", "particulier")
    keys.choose("sector", "Environnement")
    keys.tick("free")
    keys.fill("delay", "10 jours ouvrés")
    keys.press("Enregistrer")
    page.goto(HOME)
    keys.follow("Les trois façons")
    keys.fill("channels.phone", "Appelez les services techniques : un agent remplit la demande avec vous.")
    keys.fill("channels.counter", "Venez au centre technique.")
    keys.press("Enregistrer")
    page.goto(HOME)
    keys.follow("Les explications")
    keys.fill("description", "Un composteur en bois, prêté **gratuitement**.")
    keys.fill("who", "Les habitants de la commune.")
    keys.fill("knowledge", "Un composteur par foyer.")
    keys.press("Enregistrer")


def say_the_law(page, keys):
    page.goto(HOME)
    keys.follow("Le droit")
    keys.pick("silence.effect", "accept")
    keys.fill("silence.delay", "2")
    keys.choose("silence.delay.unit", "mois")
    keys.pick("silence.start", "firstReception")
    keys.pick("silence.incomplete", "restart")
    keys.fill("silence.legalBasis", "CRPA art. L231-1")
    keys.fill("legal", "CGCT, art. L2224-13")
    keys.fill("retention.months", "12")
    keys.pick("retention.fate", "destroy")
    keys.fill("retention.legalBasis", "RGPD art. 5.1.e")
    keys.press("Enregistrer")
    page.goto(HOME)
    keys.follow("Les données")
    keys.fill("data.purpose", "Prêter un composteur")
    keys.fill("data.basis", "Mission d'intérêt public (RGPD art. 6.1.e)")
    keys.fill("data.recipients", "Services techniques")
    keys.press("Enregistrer")
    page.goto(HOME)
    keys.follow("Les pièces")
    keys.fill("titre-piece", "Une photo de l'emplacement")
    keys.press("Ajouter cette pièce")
    keys.fill("legalBasis", "Règlement du prêt, délibération du conseil municipal")
    keys.press("Enregistrer")


def write_the_form(page, keys):
    page.goto(HOME)
    keys.follow("Le formulaire")
    keys.follow("Votre demande")
    place = page.url.split("&")[0]
    add(keys, "Où mettrez-vous le composteur ?", "Un choix")
    keys.fill("options", "jardin | Dans mon jardin\nbalcon | Sur mon balcon")
    keys.tick("listable")
    keys.press("Enregistrer")
    page.goto(place)
    add(keys, "Quelle est la surface de votre jardin ?", "Nombre entier")
    keys.fill("unit", "m²")
    keys.fill("reason", "Pour choisir la taille du composteur")
    keys.choose("when.0.field", "Où mettrez-vous")
    keys.choose("when.0.test", "est")
    keys.fill("when.0.value", "jardin")
    keys.press("Enregistrer")
    page.goto(place)
    add(keys, "Qui composte chez vous ?", "Groupe de questions")
    keys.fill("row", "personne")
    keys.press("Enregistrer")
    keys.fill("titre-field", "Son prénom")
    keys.press("Ajouter cette question")
    keys.fill("reason", "Pour la formation au compostage")
    keys.press("Enregistrer")

    page.goto(HOME + "/formulaire")
    keys.fill("titre-page", "Vous")
    keys.press("Ajouter cette page")
    place = page.url.split("&")[0]
    for question, role in (("Votre prénom", "Son prénom"), ("Votre nom", "Son nom")):
        add(keys, question, "Texte court")
        keys.choose("role", role)
        keys.press("Enregistrer")
        page.goto(place)
    add(keys, "Votre e-mail", "Adresse e-mail")
    # Nobody is obliged to have one, and we know what it is for: nothing is left to set.
    assert not page.locator("[name=required]").is_checked()
    assert page.locator("[name=role] option:checked").inner_text() == "Son e-mail"
    page.goto(place)
    add(keys, "Photo de l'emplacement", "Photo")
    keys.choose("piece", "Une photo")
    keys.tick("required")
    keys.press("Enregistrer")


def add(keys, question, kind):
    keys.fill("titre-field", question)
    keys.choose("kind", kind)
    keys.press("Ajouter cette question")


def write_the_workflow(page, keys):
    """Three statuses, received, prepared and lent, with a reminder by itself and a letter."""
    page.goto(HOME + "/source")
    text = page.locator("textarea[name=source]").input_value()
    keys.fill("source", text.replace("workflow: standard", "workflow:\n  statuses: []\n  actions: []\n  timers: []"))
    keys.press("Enregistrer")
    for key, label, nature, coming in (
        ("received", "Nous avons votre demande", "open", "Un agent prépare votre composteur."),
        ("preparing", "Nous préparons votre composteur", "open", "Nous vous appelons quand il est prêt."),
        ("lent", "Votre composteur est prêté", "accepted", "Venez le chercher au centre technique."),
    ):
        page.goto(HOME + "/circuit")
        keys.fill("titre-status", label)
        keys.press("Ajouter cette étape")
        keys.fill("key", key)
        keys.choose("nature", {"open": "À nous", "accepted": "Acceptée"}[nature])
        keys.fill("next", coming)
        keys.press("Enregistrer")
    for key, label, source, target, by, more in (
        ("prepare", "Préparer", "received", "Nous préparons", "caseworker", None),
        ("lend", "Prêter", "preparing", "Votre composteur", "caseworker", "Lettre d'accord"),
        ("hurry", "Préparer sans attendre", "received", "Nous préparons", "system", None),
    ):
        page.goto(HOME + "/circuit")
        keys.fill("titre-action", label)
        keys.press("Ajouter cette action")
        keys.fill("key", key)
        keys.tick("from", source)
        keys.choose("to", target)
        if by != "caseworker":
            keys.tick("by", "caseworker")
            keys.tick("by", by)
        if more:
            keys.tick("needs", "reason")
            keys.choose("notify", "Décision : accord")
            keys.choose("document", more)
        keys.press("Enregistrer")
    page.goto(HOME + "/circuit")
    keys.press("Ajouter une minuterie")
    keys.fill("after", "7")
    keys.choose("after.unit", "jours")
    keys.choose("action", "Préparer sans attendre")
    keys.press("Enregistrer")


def try_it(page, keys):
    page.goto(HOME)
    keys.follow("Essayer la démarche")
    keys.pick("ou_mettrez_vous_le_composteur", "jardin")
    page.locator("[name=quelle_est_la_surface_de_votre_jardin]").wait_for()
    keys.fill("quelle_est_la_surface_de_votre_jardin", "40")
    keys.fill("qui_composte_chez_vous.0.son_prenom", "Léonie")
    keys.fill("votre_prenom", "Léonie")
    keys.fill("votre_nom", "Humus")
    keys.fill("votre_e_mail", "leonie.humus@exemple.example")
    page.wait_for_timeout(800)
    keys.press("Envoyer la demande fictive")
    keys.press("21 jours plus tard")
    assert page.get_by_text("Préparer sans attendre").count() >= 1
    keys.press("Prêter")
    assert page.get_by_text("Document : decision-accepted").count() == 1
    keys.fill("name", "Un composteur pour un jardin")
    keys.press("Garder comme test")
    assert page.get_by_text("Comme prévu").count() == 1


def publish(page, keys):
    page.goto(HOME)
    keys.follow("Publier")
    keys.fill("note", "Première version")
    keys.press("Publier cette version")
    assert page.get_by_text("En ligne").count() == 1 and page.get_by_text("Première version").count() == 1


def somebody_asks(phone):
    keys = Keyboard(phone)
    phone.goto("/recherche?q=composteur")
    keys.follow("Emprunter un composteur")
    keys.press("Commencer la demande")
    keys.pick("ou_mettrez_vous_le_composteur", "balcon")
    keys.fill("qui_composte_chez_vous.0.son_prenom", "Anselme")
    phone.wait_for_timeout(800)
    keys.press("Continuer")
    keys.fill("votre_prenom", "Anselme")
    keys.fill("votre_nom", "Terreau")
    keys.press("Continuer")
    keys.press("Envoyer ma demande")
    phone.locator(".big-number").wait_for()


def test_two_clerks_change_two_places_at_once_and_the_same_place_only_once(clerk, new_person):
    path = "/bureau/atelier/contact-mairie/parties/"
    other = new_person(width=1280, height=900)
    walking.sign_in(other, "tanguy.peyrache@admiville.example")
    clerk.goto(path + "identity")
    other.goto(path + "data")
    clerk.get_by_label("Délai habituel").fill("3 jours ouvrés")
    other.get_by_label("Pourquoi ces données ?").fill("Vous répondre vite")
    clerk.get_by_role("button", name="Enregistrer").click()
    other.get_by_role("button", name="Enregistrer").click()

    clerk.goto("/bureau/atelier/contact-mairie/source")
    source = clerk.locator("textarea[name=source]").input_value()
    assert "delay: 3 jours ouvrés" in source and "purpose: Vous répondre vite" in source


def test_a_group_of_questions_is_written_taken_by_a_procedure_and_brought_up_to_date(clerk):
    keys = Keyboard(clerk)
    clerk.goto("/bureau/groupes-de-questions")
    keys.fill("titre", "Un chien")
    keys.press("Créer ce groupe")
    group = urlsplit(clerk.url).path
    add(keys, "Comment s'appelle le chien ?", "Texte court")
    keys.press("Enregistrer")

    clerk.goto("/bureau/atelier/contact-mairie/formulaire")
    keys.follow("Votre message")
    keys.reach("one.matches('summary') && one.innerText.includes('Groupes de questions')", "the groups")
    clerk.keyboard.press("Enter")
    keys.choose("groupe", "Un chien")
    keys.press("Insérer ce groupe")
    assert "Comment s'appelle le chien" in clerk.locator("main").inner_text()

    clerk.goto(group)
    copies = clerk.locator("#copies")
    assert "À jour" in copies.inner_text()
    add(keys, "Est-il vacciné ?", "Oui ou non")
    keys.press("Enregistrer")
    clerk.goto(group)
    assert "Le groupe a changé depuis" in copies.inner_text()
    keys.press("Mettre à jour")
    clerk.goto(group)
    assert "À jour" in copies.inner_text()
