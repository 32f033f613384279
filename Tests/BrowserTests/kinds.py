"""Pages that are one of a kind – an address with an identifier, and where the town has one – and those that no page needs."""

import csv
import re

from town import PASSWORD, PROJECT
from visitor import Visitor

DRAWS = "SELECT reference FROM appointment_draw"
OPEN_DRAWS = DRAWS + " WHERE state = 'open'"
COMING = ("SELECT reference FROM appointment WHERE state = 'booked' AND dossier IS NULL AND draft_id IS NULL "
          "AND start_minute > CAST(strftime('%s', 'now') AS INTEGER) / 60 + 2880 ORDER BY start_minute")
ROKIAS = ("SELECT d.reference FROM dossier d JOIN agent_role r ON r.unit_id = d.unit_id JOIN agent a ON a.id = r.agent_id "
          "WHERE a.email LIKE 'rokia%' AND d.is_open")

BY_NOBODY = {
    "/demarches/contact-mairie/donnees": None, "/qualite/contact-mairie": None, "/rendez-vous/inscriptions": None,
    "/rendez-vous/carte-identite-passeport/creneaux?lieu={}": "SELECT id FROM place", "/rendez-vous/tirages/{}": DRAWS,
    "/rendez-vous/tirages/{}/inscription": OPEN_DRAWS, "/accord/merci": None, "/accord-parental/merci": None,
}

BY_A_PERSON = ["/espace/compte/telephone", "/espace/mandats", "/espace/representations", "/espace/compte/fermeture"]

BY_ODILE = {
    "/bureau/mon-calendrier": None, "/bureau/rendez-vous/tirages": None, "/bureau/rendez-vous/tirages/nouveau": None,
    "/bureau/rendez-vous/tirages/{}": DRAWS, "/bureau/rendez-vous/tirages/{}/inscription": OPEN_DRAWS, "/bureau/rendez-vous/tournee": None,
    "/bureau/rendez-vous/lieux": None, "/bureau/rendez-vous/{}": COMING, "/bureau/rendez-vous/{}/deplacer": COMING, "/bureau/file/tickets/{}": "SELECT id FROM queue_ticket",
    "/bureau/panels/{}": "SELECT id FROM panel", "/bureau/panels/{}/modifier": "SELECT id FROM panel", "/bureau/panels/papier": None,
    "/bureau/protections/{}": "SELECT id FROM protective_measure", "/bureau/reglages/engagements/{}": "SELECT id FROM unit",
}

BY_ROKIA = {
    "/bureau/dossiers/{}/accord": ROKIAS, "/bureau/dossiers/{}/transmission": ROKIAS, "/bureau/dossiers/{}/verifications": ROKIAS,
}

BY_TANGUY = {
    "/bureau/registre/contact-mairie": None, "/bureau/reglages/adresses": None, "/bureau/reglages/quartiers": None,
    "/bureau/reglages/aidants/{}": "SELECT id FROM relay", "/bureau/reglages/rendez-vous/lieux/{}": "SELECT id FROM place",
    "/bureau/reglages/rendez-vous/lieux/{}/touches": "SELECT id FROM place",
    "/bureau/reglages/rendez-vous/types/{}": "SELECT id FROM appointment_type",
    "/bureau/atelier/inscription-scolaire/messages": None,
    "/bureau/atelier/inscription-scolaire/simplifier": None, "/bureau/atelier/inscription-scolaire/telephone": None,
}


def found(town, kinds):
    """The addresses, each with one that the town has."""
    for path, question in kinds.items():
        rows = town.rows(question + " LIMIT 1") if question else [("",)]
        assert rows, f"The town has none for {path}"
        yield path.format(rows[0][0])


def made_by_tanguy(town):
    """A group of questions, a breach, a right that somebody uses."""
    agent = Visitor(town.port).sign_in("tanguy.peyrache@admiville.example", PASSWORD)
    token = agent.token("/bureau/groupes-de-questions")
    group = agent.post("/bureau/groupes-de-questions", {"_jeton": token, "titre": "Un enfant"}).location.partition("?")[0]
    yield group
    yield group + "/apercu"
    day = {"jour.day": "2", "jour.month": "3", "jour.year": "2026", "recue.day": "2", "recue.month": "3", "recue.year": "2026"}
    yield agent.post("/bureau/violations", {
        "_jeton": token, "titre": "Ordinateur volé", "faits": "Dans le train.", "nature": "confidentiality", "risque": "high", "heure": "8 h 30", **day,
    }).location
    number = town.rows("SELECT reference FROM dossier LIMIT 1")[0][0]
    yield agent.post("/bureau/droits", {
        "_jeton": token, "droit": "erasure", "canal": "post", "identite": "checked", "personne": "Zoé Lampion", "contact": "12 rue des Lilas",
        "numeros": number, **day,
    }).location


def made_by_rokia(town):
    """A card."""
    agent = Visitor(town.port).sign_in("rokia.diombana@admiville.example", PASSWORD)
    token = agent.token("/bureau/cartes")
    yield agent.post("/bureau/cartes", {"_jeton": token, "code": "482017", "code_encore": "482017", "identite": "oui"}).location.partition("?")[0]


def at_the_switchboard(town):
    """Rokia's service answers the phone for all the places: the search, the hours of one, and what is said to who called."""
    admin = Visitor(town.port).sign_in("tanguy.peyrache@admiville.example", PASSWORD)
    settings = "/bureau/reglages/rendez-vous/standard"
    unit = town.rows("SELECT r.unit_id FROM agent_role r JOIN agent a ON a.id = r.agent_id WHERE a.email LIKE 'rokia%'")[0][0]
    admin.post(settings + "/service", {"_jeton": admin.token(settings), "pour": "1", "service_1": unit})
    agent = Visitor(town.port).sign_in("rokia.diombana@admiville.example", PASSWORD)
    search = "/bureau/rendez-vous/standard"
    reason = re.search(r'<option value="([^"]+)"', agent.get(search).text).group(1)
    yield f"{search}?motif={reason}&nombre=1"
    hours = re.search(r'href="(/bureau/rendez-vous/nouveau[^"]+)"', agent.get(f"{search}?motif={reason}&nombre=1").text).group(1).replace("&amp;", "&")
    yield hours
    page = agent.get(hours)
    times = re.findall(r'name="debut" value="(\d+)"', page.text)
    yield agent.send(page.form("/bureau/rendez-vous/nouveau"), debut=times[-1], nom="Zoé Lampion").location


def of_a_waiting_room(town):
    """The screen, the kiosk and a ticket, at their secret addresses."""
    admin = Visitor(town.port).sign_in("tanguy.peyrache@admiville.example", PASSWORD)
    place = town.rows("SELECT place_id FROM queue_place")[0][0]
    page = admin.get(f"/bureau/reglages/files/{place}").text
    screen, kiosk = (re.search(rf"/file/{kind}/[^\"]+", page).group() for kind in ("ecran", "borne"))
    yield screen
    yield kiosk
    visitor = Visitor(town.port)
    queue = town.rows(f"SELECT id FROM queue WHERE place_id = {place}")[0][0]
    given = visitor.post(kiosk, {"_jeton": visitor.token(kiosk), "file": queue})
    yield "/file/ticket/" + given.location.rpartition("=")[2]


# What the walks do not look at, and why.
FILES = re.compile(
    r"\.(pdf|csv|ods|zip|json|ics|txt)$|/:format$|/image$|/atelier/:slug/papier$|/fichier$|/fichiers/|/s/|/theme/|^/(agendas|ants|transmission|sante|communes)"
    r"|/original$|/photos/|separateurs")
ELSEWHERE = {
    "/accord-parental/:token": "a link in a mail: SecondParentTests",
    "/accord/:token": "a link in a mail: CosigningPathTests",
    "/aidants/espace": "of helpers, behind a telephone: MandatePathTests",
    "/aidants/invitation/:token": "of helpers: MandatePathTests",
    "/aidants/mandats/:mandate": "of helpers: MandatePathTests",
    "/aidants/nouveau-mandat": "of helpers: MandatePathTests",
    "/demarches/:slug/identite": "of a procedure that wants to know who files it, which the demo has not: NeededIdentityTests",
    "/brouillons/:reference": "leads to a page of the draft",
    "/brouillons/:reference/rendez-vous/:field": "EntryAppointmentTests",
    "/brouillons/:reference/rendez-vous/:field/code": "ProofTests",
    "/brouillons/:reference/rendez-vous/:field/predemandes": "FormAppointmentTests",
    "/bureau/acces-exceptionnel/:reference": "for an hour, once a reason is written: ExceptionalReadingTests",
    "/bureau/activation/:token": "a link in a mail: ReturnPathTests",
    "/bureau/appels/:call": "WaitingPathTests",
    "/bureau/atelier/:slug/comparaison": "two versions: test_studio.py",
    "/bureau/atelier/:slug/deplacement": "two versions: VersionMoveTests",
    "/bureau/avis/:rating": "RatingPathTests",
    "/bureau/conservation/bordereaux/:id": "requests whose time is over: RetentionTests",
    "/bureau/courriers/:letter": "PostPathTests",
    "/bureau/courriers/lots/:batch": "PostPathTests",
    "/bureau/demandes/:reference/rendez-vous/:field": "EntryAppointmentTests",
    "/bureau/demandes/:reference/rendez-vous/:field/predemandes": "EntryAppointmentTests",
    "/bureau/groupes-de-questions/:slug/element": "the page of the studio, by another address",
    "/bureau/panels/:panel/papier": "once it is open: PanelPathTests",
    "/bureau/reglages/incidents/:incident": "test_incidents.py",
    "/avis/:key": "RatingPathTests",
    "/espace/lien/:token": "a link in a mail: SpaceTests",
    "/espace/representations/:access": "RepresentativePathTests",
    "/espace/representations/invitation/:token": "a link in a mail: RepresentativePathTests",
    "/incidents/attestation/:code": "test_incidents.py",
    "/panels/:slug": "once it is published: PanelPathTests",
    "/panels/accord/:key": "a link in a mail: PanelPathTests",
    "/panels/reponse/:token": "a link in a mail: PanelPathTests",
    "/panels/retrait/:key": "a link in a mail: PanelPathTests",
    "/rendez-vous/attente/:key": "a link in a mail: test_waiting_list.py",
    "/rendez-vous/inscriptions/:key": "a link in a mail: DrawPathTests",
    "/rendez-vous/lien/:key": "leads to the appointment",
    "/rendez-vous/reservation/:reference/code": "ProofTests",
    "/suivi/:reference/accord": "CosigningPathTests",
    "/suivi/:reference/actions/:action": "none of the requests that are walked may be taken back",
    "/suivi/:reference/autorisation": "CosigningPathTests",
    "/suivi/:reference/autre-parent": "SecondParentTests",
    "/suivi/lien/:key": "leads to the request",
}


def routes_of_pages():
    """Every address of a page, from the table of who may open what; those with a name first, since an identifier would match them too."""
    with open(PROJECT / "Tests/Fixtures/access-matrix.csv") as table:
        paths = [line["route"][4:] for line in csv.DictReader(table) if line["route"].startswith("GET ")]
    return sorted((path for path in paths if not FILES.search(path)), key=lambda path: path.count(":"))


def not_looked_at(paths):
    """The routes of pages that none of these addresses is of."""
    routes, met = routes_of_pages(), set()
    for path in paths:
        for route in routes:
            if re.fullmatch(re.sub(r":[a-zA-Z]+", "[^/]+", route), path):
                met.add(route)
                break
    return set(routes) - met
