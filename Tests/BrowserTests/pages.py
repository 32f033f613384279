"""Every page that is looked at, by who sees it."""

import re

import walking
from town import PROJECT



def is_held(path):
    """A procedure whose legal basis nobody found is not published: an authority confirms it first."""
    return re.search(r"[bB]asis: \"?À confirmer", path.read_text()) is not None


PROCEDURES = sorted(path.stem for path in (PROJECT / "Assets/catalogue").glob("*.yaml") if not is_held(path))

PUBLIC = [
    "/", "/recherche?q=acte+de+naissance", "/recherche?q=zzzz", "/themes/etat-civil", "/moments/ecole", "/suivi", "/reprendre", "/accessibilite", "/mentions-legales",
    "/donnees-personnelles", "/engagements", "/aide", "/plan-du-site", "/oublier", "/espace/connexion", "/espace/carte", "/composants", "/bureau/connexion", "/cette-page-n-existe-pas",
    "/rendez-vous", "/rendez-vous/carte-identite-passeport", "/rendez-vous/delais", "/rendez-vous/suivi",
    "/rendez-vous/attente", "/rendez-vous/carte-identite-passeport/attente", "/aidants", "/aidants/connexion", "/aidants/habilitation",
    "/mandats/suivi", "/incidents", "/incidents/verifier", "/qualite", "/qualite/vitesse", "/statistiques", "/panels", "/panels/participer/naissance",
    *(f"/demarches/{slug}" for slug in PROCEDURES),
]

# Those that show what somebody sees of what is not there.
ABSENT = ["/cette-page-n-existe-pas"]

SPACE = ["/espace", "/espace/informations", "/espace/documents", "/espace/documents/1", "/espace/compte"]

DESK = [
    "/bureau", "/bureau?etape=all&tri=due", "/bureau?q=zzzz", "/bureau/demandes/nouvelle", "/bureau/courriels", "/bureau/mon-compte", "/bureau/reception", "/bureau/cartes",
]

LEADING = [
    "/bureau/acces-exceptionnel", "/bureau/acces-exceptionnels", "/bureau/affiches", "/bureau/ameliorations", "/bureau/audience", "/bureau/avis", "/bureau/avis/papier", "/bureau/avis/fiches",
    "/bureau/contacts", "/bureau/contacts/mois", "/bureau/courriers", "/bureau/file", "/bureau/file/chiffres", "/bureau/mandats", "/bureau/protections",
    "/bureau/protections/nouvelle", "/bureau/mon-compte/absences", "/bureau/mon-compte/double-authentification",
    "/bureau/reglages/engagements", "/bureau/rendez-vous", "/bureau/rendez-vous/chiffres", "/bureau/rendez-vous/impression", "/bureau/rendez-vous/nouveau",
    "/bureau/rendez-vous/semaine", "/bureau/rendez-vous/attente", "/bureau/rendez-vous/attente/nouvelle", "/bureau/statistiques", "/bureau/statistiques/blocages",
    "/bureau/statistiques/effacees",
    "/bureau/panels", "/bureau/panels/nouveau",
]

PROTECTING = [
    "/bureau/donnees", "/bureau/conservation", "/bureau/conservation/consultations", "/bureau/droits", "/bureau/droits/nouvelle", "/bureau/registre", "/bureau/violations",
    "/bureau/reglages/registre",
]

STUDIO = [
    "/bureau/atelier", "/bureau/atelier/nouvelle", "/bureau/atelier/importer", "/bureau/groupes-de-questions",
    *(f"/bureau/atelier/inscription-scolaire{place}" for place in (
        "", "/parties/identity", "/parties/channels", "/parties/texts", "/parties/rules", "/parties/data", "/pieces", "/formulaire", "/circuit", "/apercu",
        "/essai", "/dessin", "/publication", "/versions", "/source", "/adaptation", "/element?chemin=form.pages[1]",
        "/element?chemin=form.pages[1].fields[0].fields[2]", "/element?chemin=pieces.identities")),
    "/bureau/atelier/changement-prenom/circuit", "/bureau/atelier/changement-prenom/element?chemin=workflow.actions[1]",
    "/bureau/atelier/derogation-scolaire/publication",
]

SETTINGS = [
    "/bureau/reglages", "/bureau/reglages/agents", "/bureau/reglages/agents/1", "/bureau/reglages/services", "/bureau/reglages/services/1",
    "/bureau/reglages/identite", "/bureau/reglages/apparence", "/bureau/reglages/voies-de-recours", "/bureau/reglages/accessibilite", "/bureau/reglages/agents/nouveau", "/bureau/reglages/aidants", "/bureau/reglages/blocages",
    "/bureau/reglages/comptes-des-agents", "/bureau/reglages/donnees-personnelles", "/bureau/reglages/files", "/bureau/reglages/files/1", "/bureau/reglages/incidents",
    "/bureau/reglages/journal", "/bureau/reglages/mentions-legales", "/bureau/reglages/rendez-vous", "/bureau/reglages/rendez-vous/lieux/nouveau",
    "/bureau/reglages/rendez-vous/lieux/1/ouvertures/nouvelle", "/bureau/reglages/rendez-vous/lieux/1/ouvertures/1",
    "/bureau/reglages/rendez-vous/lieux/1/fermetures/nouvelle",
    "/bureau/reglages/rendez-vous/lieux/1/agendas", "/bureau/reglages/rendez-vous/partage", "/bureau/reglages/rendez-vous/standard",
    "/bureau/reglages/revue-des-acces", "/bureau/reglages/securite",
    "/bureau/reglages/services/nouveau", "/bureau/sms",
]


def of_an_appointment(page):
    """From the search to the last word, as each page stands."""
    page.goto("/rendez-vous/carte-identite-passeport/alentour")
    yield "around"
    page.goto("/rendez-vous/carte-identite-passeport")
    page.get_by_role("link", name="Mairie annexe").click()
    yield "free times"
    page.locator("button[name=debut]").first.click()
    yield "kept"
    page.get_by_label("Adresse e-mail").fill("pas une adresse")
    page.locator("main form button.button").last.click()
    yield "refused"
    page.get_by_label("Prénom et nom").fill("Zoé Lampion")
    page.get_by_label("Adresse e-mail").fill("")
    page.locator("main form button.button").last.click()
    page.wait_for_url("**/rendez-vous/suivi/**")
    yield "taken"
    followed = page.url.partition("?")[0]
    page.goto(followed + "/deplacer")
    yield "another time"
    page.goto(followed + "/annulation")
    yield "giving back"
    page.locator("main form button").last.click()
    page.wait_for_url(f"{followed}?**")
    yield "given back"


def of_a_space(page):
    """A form that is filled with one's details, and given one's document."""
    walking.start(page, "contact-mairie")
    page.get_by_role("button", name="Prendre dans mes documents").click()
    page.wait_for_url("**/documents/piece_jointe")
    yield "own documents"
    page.get_by_role("button", name="Joindre une copie").click()
    yield "no document chosen"
    page.goto(page.url.replace("/documents/piece_jointe", "/pages/coordonnees"))
    page.get_by_label("Oui, par e-mail").check()
    page.get_by_role("link", name="Remplir ces questions avec mes informations").click()
    page.get_by_role("button", name="Remplir ce que j'ai coché").wait_for()
    yield "details offered"
    page.get_by_label("Votre nom : Morvan").check()
    page.get_by_role("button", name="Remplir ce que j'ai coché").click()
    page.wait_for_url("**remplies=1")
    yield "details written"


def of_a_report(page):
    """Each page of a request written and filed, in turn, refused pages included: the caller looks at the page as it stands."""
    walking.start(page, "signalement-voirie")
    yield "first page"
    walking.go_on(page)
    yield "first page refused"
    page.get_by_label("Un lampadaire en panne ou cassé").check()
    page.get_by_role("group", name="Est-ce dangereux maintenant ?").get_by_label("Oui").check()
    walking.go_on(page)
    page.wait_for_url("**/pages/lieu")
    walking.go_on(page)
    yield "place refused"
    walking.fill_place(page)
    walking.go_on(page)
    page.wait_for_url("**/pages/coordonnees")
    yield "contact"
    page.get_by_label("Votre nom").fill("Lampion")
    page.get_by_role("button", name="Enregistrer et finir plus tard").click()
    page.wait_for_url("**/plus-tard")
    yield "later"
    page.goto(page.url.replace("plus-tard", "pages/coordonnees"))
    page.get_by_label("Votre adresse e-mail").fill("toutes@exemple.example")
    walking.go_on(page)
    page.wait_for_url("**/verification")
    yield "check"
    number = walking.file(page)
    yield "receipt"
    page.goto(f"/suivi/{number}")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    yield "following"
    page.goto(f"/suivi/{number}/pages/lieu")
    yield "correction"
    for place in ("contact", "donnees", "consultations"):
        page.goto(f"/suivi/{number}/{place}")
        yield place


def first_pages(page):
    """The first page of each form filled in here: one procedure sends people to the State's own site."""
    for slug in PROCEDURES:
        page.goto(f"/demarches/{slug}")
        begin = page.get_by_role("button", name="Commencer la demande")
        if begin.count():
            begin.click()
            page.wait_for_url("**/brouillons/**")
            yield slug


def of_a_dossier(page):
    """What an agent sees of one request, and each action's page."""
    page.goto("/bureau")
    page.locator("tbody a").first.click()
    page.wait_for_url("**/bureau/dossiers/*")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    yield "dossier"
    path = page.url
    take = page.get_by_role("button", name="Prendre en charge")
    if take.count():
        take.click()
        page.wait_for_url("**/bureau/dossiers/*")
    for href in page.locator("a[href*='/actions/']").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        page.goto(href)
        yield href.rpartition("/")[2]
    page.goto(path)


def of_an_entry(page):
    """A request written down for somebody at the counter."""
    page.goto("/bureau/demandes/nouvelle")
    page.get_by_role("button", name="Commencer la saisie").click()
    yield "choice refused"
    page.get_by_label("Quelle démarche ?").select_option(label="Demander un acte de naissance")
    page.get_by_label("Guichet").check()
    page.get_by_role("button", name="Commencer la saisie").click()
    page.wait_for_url("**/bureau/demandes/*-*-*")
    yield "entry"
    page.locator("main form button").last.click()
    yield "entry refused"


def of_a_message(page):
    """A message that came by e-mail, what may be done with it, and what is refused."""
    page.goto("/bureau/reception")
    yield "messages"
    page.locator("tbody a").first.click()
    page.wait_for_url("**/bureau/reception/*")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    yield "message"
    page.get_by_label("Numéro de la demande").fill("0000")
    page.get_by_role("button", name="Joindre à une demande existante").click()
    yield "message refused"
    page.get_by_role("button", name="Classer indésirable").click()
    page.goto("/bureau/reception?etat=spam")
    page.locator("tbody a").first.click()
    yield "message thrown out"
